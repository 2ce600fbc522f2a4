package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How a deletion is meant; texts are empty where nothing was said. */
public record DeleteOptions(
        OptionalLong gracePeriodSeconds, String uid, String resourceVersion, String propagation, boolean dryRun) {
    /** From the body, if there is one, and the query, which counts where the body says nothing. */
    public static DeleteOptions of(@Nullable ObjectNode body, Map<String, String> query) {
        JsonNode grace = Json.at(body, "gracePeriodSeconds");
        String fromQuery = query.getOrDefault("gracePeriodSeconds", "");
        OptionalLong seconds = grace.isNumber()
                ? OptionalLong.of(grace.asLong())
                : fromQuery.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(fromQuery));
        String propagation = Json.text(body, "propagationPolicy");
        boolean orphan = Json.at(body, "orphanDependents").asBoolean();
        return new DeleteOptions(
                seconds,
                Json.text(body, "preconditions", "uid"),
                Json.text(body, "preconditions", "resourceVersion"),
                !propagation.isEmpty() ? propagation : orphan ? "Orphan" : query.getOrDefault("propagationPolicy", ""),
                !Json.at(body, "dryRun").isEmpty() || query.containsKey("dryRun"));
    }

    public static DeleteOptions background(String uid) {
        return new DeleteOptions(OptionalLong.empty(), uid, "", "Background", false);
    }
}

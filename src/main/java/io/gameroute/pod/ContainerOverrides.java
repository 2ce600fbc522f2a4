package io.gameroute.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.Annotations;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerContainer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Images and resources that one server has instead of its template's: they win over the template, today's and any later one, until they are
 * taken out of its GameServer. What is in force is recorded on the pod, because the pod's own spec may have been changed at admission.
 *
 * @param containers by name, as JSON: {@code image}, {@code resources}, or both
 */
public record ContainerOverrides(Map<String, JsonNode> containers) {
    public static final ContainerOverrides NONE = new ContainerOverrides(Map.of());
    private static final ObjectMapper JSON = new ObjectMapper();

    public static ContainerOverrides wishedBy(@Nullable GameServer server) {
        if (server == null || server.getSpec() == null) {
            return NONE;
        }
        Map<String, JsonNode> containers = new TreeMap<>();
        for (GameServerContainer wish : server.getSpec().containers()) {
            ObjectNode override = JSON.createObjectNode();
            if (wish.image() != null && !wish.image().isEmpty()) {
                override.put("image", wish.image());
            }
            JsonNode resources =
                    wish.resources() == null ? JSON.createObjectNode() : JSON.valueToTree(wish.resources());
            if (!resources.isEmpty()) {
                override.set("resources", resources);
            }
            if (!override.isEmpty()) {
                containers.put(wish.name(), override);
            }
        }
        return new ContainerOverrides(containers);
    }

    public static ContainerOverrides inForceOn(Pod pod) {
        Map<String, String> annotations = pod.getMetadata().getAnnotations();
        String text = annotations == null ? null : annotations.get(Annotations.OVERRIDES);
        if (text == null) {
            return NONE;
        }
        try {
            Map<String, JsonNode> containers = new TreeMap<>();
            JSON.readTree(text).properties().forEach(entry -> containers.put(entry.getKey(), entry.getValue()));
            return new ContainerOverrides(containers);
        } catch (JsonProcessingException unreadable) {
            return NONE;
        }
    }

    /** These images, with the resources of others: where resources of a running pod cannot be changed, they wait for the next pod. */
    public ContainerOverrides withResourcesOf(ContainerOverrides others) {
        Map<String, JsonNode> mixed = new TreeMap<>();
        containers.forEach((name, override) -> put(mixed, name, "image", override));
        others.containers.forEach((name, override) -> put(mixed, name, "resources", override));
        return new ContainerOverrides(mixed);
    }

    private static void put(Map<String, JsonNode> into, String name, String field, JsonNode override) {
        if (override.has(field)) {
            ObjectNode one = (ObjectNode) into.computeIfAbsent(name, any -> JSON.createObjectNode());
            one.set(field, override.get(field));
        }
    }

    /** Of a pod spec: only what is named here is replaced; the rest stays as the template has it. */
    JsonNode over(JsonNode podSpec) {
        return over(podSpec, UnaryOperator.identity());
    }

    /** Of a {@link CanonicalSpec}. */
    JsonNode canonicalOver(JsonNode canonicalSpec) {
        return over(canonicalSpec, CanonicalSpec::amount);
    }

    private JsonNode over(JsonNode podSpec, UnaryOperator<JsonNode> form) {
        if (containers.isEmpty()) {
            return podSpec;
        }
        JsonNode result = podSpec.deepCopy();
        for (JsonNode container : result.path("containers")) {
            JsonNode override = containers.get(container.path("name").asText());
            if (override != null) {
                over((ObjectNode) container, override, form);
            }
        }
        return result;
    }

    private static void over(ObjectNode container, JsonNode override, UnaryOperator<JsonNode> form) {
        if (override.has("image")) {
            container.set("image", override.get("image"));
        }
        JsonNode resources = override.path("resources");
        for (String kind : new String[] {"limits", "requests"}) {
            resources.path(kind).properties().forEach(entry -> container
                    .withObjectProperty("resources")
                    .withObjectProperty(kind)
                    .set(entry.getKey(), form.apply(entry.getValue())));
        }
    }

    /** Null when there is nothing to record. */
    public @Nullable String text() {
        return containers.isEmpty() ? null : JSON.valueToTree(containers).toString();
    }
}

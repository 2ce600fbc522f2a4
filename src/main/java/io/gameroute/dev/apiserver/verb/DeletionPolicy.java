package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a deletion makes of an object: its last state, or a version that waits for somebody. */
final class DeletionPolicy {
    static final String ORPHAN = "orphan";
    static final String FOREGROUND = "foregroundDeletion";
    private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");

    private DeletionPolicy() {}

    static ObjectNode next(ObjectNode object, DeleteOptions options, Instant now) {
        ObjectNode next = object.deepCopy();
        finalizers(next, options.propagation());
        if (next.path("kind").asText().equals("Namespace")) {
            Json.objectAt(next, "status").put("phase", "Terminating");
        }
        long grace = grace(next, options);
        ObjectNode metadata = Json.metadata(next);
        JsonNode already = metadata.get("deletionTimestamp");
        if (already == null) {
            begin(metadata, grace, now);
            if (next.path("kind").asText().equals("Namespace")) {
                metadata.remove("deletionGracePeriodSeconds");
            }
        } else if (grace < metadata.path("deletionGracePeriodSeconds").asLong()) {
            shorten(metadata, Instant.parse(already.asText()), grace);
        }
        return next;
    }

    /** What is deleted as it was, without ever having been marked: everything that need not be stopped. */
    static boolean leavesUnmarked(ObjectNode object) {
        return !object.path("kind").asText().equals("Pod")
                && Json.at(object, "metadata", "deletionTimestamp").isMissingNode();
    }

    private static void begin(ObjectNode metadata, long grace, Instant now) {
        metadata.put("deletionTimestamp", Json.time(now.plusSeconds(grace)));
        metadata.put("deletionGracePeriodSeconds", grace);
        if (metadata.has("generation")) {
            metadata.put("generation", metadata.path("generation").asLong() + 1);
        }
    }

    private static void shorten(ObjectNode metadata, Instant due, long grace) {
        long before = metadata.path("deletionGracePeriodSeconds").asLong();
        metadata.put("deletionTimestamp", Json.time(due.minusSeconds(before - grace)));
        metadata.put("deletionGracePeriodSeconds", grace);
    }

    /** Only a pod on a node has somebody who needs time to stop it. */
    private static long grace(ObjectNode object, DeleteOptions options) {
        boolean runs = object.path("kind").asText().equals("Pod")
                && !Json.text(object, "spec", "nodeName").isEmpty()
                && !FINISHED.contains(Json.text(object, "status", "phase"));
        long own = Json.at(object, "spec", "terminationGracePeriodSeconds").asLong(30);
        return runs ? Math.max(0, options.gracePeriodSeconds().orElse(own)) : 0;
    }

    private static void finalizers(ObjectNode object, String propagation) {
        if (propagation.isEmpty()) {
            return;
        }
        ObjectNode metadata = Json.metadata(object);
        List<String> names = Json.texts(metadata.path("finalizers"));
        names.removeAll(List.of(ORPHAN, FOREGROUND));
        if (propagation.equals("Orphan")) {
            names.add(ORPHAN);
        } else if (propagation.equals("Foreground")) {
            names.add(FOREGROUND);
        }
        if (names.isEmpty()) {
            metadata.remove("finalizers");
        } else {
            ArrayNode list = metadata.putArray("finalizers");
            names.forEach(list::add);
        }
    }
}

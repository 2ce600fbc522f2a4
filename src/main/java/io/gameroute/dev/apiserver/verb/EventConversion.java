package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.registry.ResourceType;
import java.util.List;
import java.util.Map;

/** Events are one kind with two spellings: the core one, which is stored, and that of {@code events.k8s.io}. */
final class EventConversion {
    private static final String GROUP = "events.k8s.io";
    private static final Map<String, String> NEW_NAMES = Map.of(
            "involvedObject", "regarding",
            "message", "note",
            "reportingComponent", "reportingController",
            "source", "deprecatedSource",
            "firstTimestamp", "deprecatedFirstTimestamp",
            "lastTimestamp", "deprecatedLastTimestamp",
            "count", "deprecatedCount");

    private EventConversion() {}

    static boolean applies(ResourceType type) {
        return type.group().equals(GROUP) && type.kind().equals("Event");
    }

    static ObjectNode toNew(ObjectNode core) {
        ObjectNode event = core.deepCopy().put("apiVersion", GROUP + "/v1");
        NEW_NAMES.forEach((old, name) -> rename(event, old, name));
        for (String field : List.of("reportingController", "reportingInstance")) {
            if (event.path(field).asText().isEmpty()) {
                event.remove(field);
            }
        }
        return event;
    }

    static ObjectNode toCore(ObjectNode event) {
        ObjectNode core = event.deepCopy().put("apiVersion", "v1");
        NEW_NAMES.forEach((old, name) -> rename(core, name, old));
        return core;
    }

    private static void rename(ObjectNode node, String from, String to) {
        JsonNode value = node.remove(from);
        if (value != null) {
            node.set(to, value);
        }
    }
}

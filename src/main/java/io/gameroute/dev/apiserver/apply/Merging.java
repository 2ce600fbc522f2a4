package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts an applied configuration over the current object. */
final class Merging {
    private Merging() {}

    static ObjectNode merge(ObjectNode current, ObjectNode applied, ListKeys keys) {
        return object(current, applied, keys);
    }

    private static JsonNode node(@Nullable JsonNode current, JsonNode applied, ListKeys keys) {
        if (!Parts.isWhole(applied, keys)) {
            if (applied instanceof ObjectNode fields) {
                return object(current instanceof ObjectNode there ? there : null, fields, keys);
            }
            if (current instanceof ArrayNode there) {
                return list(there, applied, keys);
            }
        }
        return applied.deepCopy();
    }

    private static ObjectNode object(@Nullable ObjectNode current, ObjectNode applied, ListKeys keys) {
        ObjectNode merged = current == null ? JsonNodeFactory.instance.objectNode() : current.deepCopy();
        applied.properties().forEach(field -> {
            var name = field.getKey();
            if (field.getValue().isNull()) {
                merged.remove(name);
            } else {
                merged.set(name, node(merged.get(name), field.getValue(), keys.field(name)));
            }
        });
        return merged;
    }

    /**
     * Shared items take the order of the configuration; items of the current list alone stay in front of the shared item that they were in front
     * of, and before new ones.
     */
    private static ArrayNode list(ArrayNode current, JsonNode applied, ListKeys keys) {
        var there = Parts.of(current, keys);
        var wanted = Parts.of(applied, keys);
        var shared = new ArrayList<>(wanted.keySet());
        shared.retainAll(there.keySet());
        var order = new ArrayList<>(there.keySet());
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        int at = 0;
        int turn = 0;
        for (var item : wanted.entrySet()) {
            var next = turn < shared.size() ? shared.get(turn) : "";
            for (; at < order.size() && !order.get(at).equals(next); at++) {
                addOwn(merged, order.get(at), there, wanted);
            }
            merged.add(node(there.get(item.getKey()), item.getValue(), keys.item()));
            if (item.getKey().equals(next)) {
                turn++;
                at = Math.min(at + 1, order.size());
            }
        }
        for (; at < order.size(); at++) {
            addOwn(merged, order.get(at), there, wanted);
        }
        return merged;
    }

    private static void addOwn(
            ArrayNode merged, String name, Map<String, JsonNode> there, Map<String, JsonNode> wanted) {
        if (!wanted.containsKey(name)) {
            merged.add(there.get(name));
        }
    }
}

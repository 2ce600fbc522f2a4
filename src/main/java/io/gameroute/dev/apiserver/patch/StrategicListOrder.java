package io.gameroute.dev.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $setElementOrder}: the items named stand in that order; the ones that only the server knows stay where they were in front of their successor. */
final class StrategicListOrder {
    private StrategicListOrder() {}

    static ArrayNode apply(String kind, String name, ArrayNode before, ArrayNode merged, @Nullable JsonNode order) {
        if (order == null || !order.isArray()) {
            return merged;
        }
        var key = MergeKeys.of(kind, name);
        var wanted = new ArrayList<JsonNode>();
        order.forEach(item -> wanted.add(key.<JsonNode>map(item::path).orElse(item)));
        var named = new ArrayList<JsonNode>();
        var others = new ArrayList<JsonNode>();
        for (var item : merged) {
            var identity = key.<JsonNode>map(item::path).orElse(item);
            (wanted.contains(identity) ? named : others).add(item);
        }
        named.sort((a, b) -> Integer.compare(
                wanted.indexOf(key.<JsonNode>map(a::path).orElse(a)),
                wanted.indexOf(key.<JsonNode>map(b::path).orElse(b))));
        return interleave(named, others, key.isPresent() ? key.get() : "", before);
    }

    private static ArrayNode interleave(List<JsonNode> named, List<JsonNode> others, String key, ArrayNode before) {
        var result = JsonNodeFactory.instance.arrayNode();
        int next = 0;
        for (var item : named) {
            int at = place(before, item, key);
            while (next < others.size() && at >= 0 && place(before, others.get(next), key) < at) {
                result.add(others.get(next++));
            }
            result.add(item);
        }
        while (next < others.size()) {
            result.add(others.get(next++));
        }
        return result;
    }

    private static int place(ArrayNode before, JsonNode item, String key) {
        for (int i = 0; i < before.size(); i++) {
            boolean same = key.isEmpty()
                    ? before.get(i).equals(item)
                    : before.get(i).path(key).equals(item.path(key));
            if (same) {
                return i;
            }
        }
        return -1;
    }
}

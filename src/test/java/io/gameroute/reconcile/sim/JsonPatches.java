package io.gameroute.reconcile.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The ways in which an API server merges a patch into an object. */
final class JsonPatches {
    /** Lists that a strategic merge patch merges by a key of their elements; all others it replaces. */
    private static final Map<String, String> MERGE_KEYS =
            Map.of("containers", "name", "initContainers", "name", "conditions", "type");

    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";

    private JsonPatches() {}

    /** RFC 7396. */
    static ObjectNode merge(ObjectNode target, JsonNode patch) {
        return apply(target, patch, false);
    }

    static ObjectNode strategic(ObjectNode target, JsonNode patch) {
        return apply(target, patch, true);
    }

    private static ObjectNode apply(ObjectNode target, JsonNode patch, boolean byKey) {
        ObjectNode result = target.deepCopy();
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            String name = field.getKey();
            if (byKey && name.startsWith(DELETE_FROM)) {
                remove(result, name.substring(DELETE_FROM.length()), value);
            } else if (byKey && name.equals("finalizers")) {
                add(result, name, value);
            } else if (value.isNull()) {
                result.remove(name);
            } else if (value.isObject()) {
                ObjectNode before = result.path(name) instanceof ObjectNode object ? object : empty();
                result.set(name, apply(before, value, byKey));
            } else if (byKey && MERGE_KEYS.containsKey(name) && result.path(name) instanceof ArrayNode before) {
                result.set(name, mergeByKey(before, (ArrayNode) value, MERGE_KEYS.get(name)));
            } else {
                result.set(name, value);
            }
        });
        return result;
    }

    private static void remove(ObjectNode result, String list, JsonNode values) {
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        result.path(list).forEach(element -> {
            if (!contains(values, element)) {
                left.add(element);
            }
        });
        result.set(list, left);
    }

    private static void add(ObjectNode result, String list, JsonNode values) {
        ArrayNode all = result.withArrayProperty(list).deepCopy();
        values.forEach(value -> {
            if (!contains(all, value)) {
                all.add(value);
            }
        });
        result.set(list, all);
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode element : list) {
            if (element.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static ArrayNode mergeByKey(ArrayNode before, ArrayNode patch, String key) {
        ArrayNode result = before.deepCopy();
        for (JsonNode element : patch) {
            int index = indexOf(result, key, element.path(key));
            if (index < 0) {
                result.add(element);
            } else {
                result.set(index, apply((ObjectNode) result.get(index), element, true));
            }
        }
        return result;
    }

    private static int indexOf(ArrayNode elements, String key, JsonNode value) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).path(key).equals(value)) {
                return i;
            }
        }
        return -1;
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}

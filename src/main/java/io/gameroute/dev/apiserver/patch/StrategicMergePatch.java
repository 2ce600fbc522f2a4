package io.gameroute.dev.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** kubectl's patch of built-in kinds: a merge patch that also merges the lists whose items have a key, with directives that begin with a dollar sign. */
public final class StrategicMergePatch {
    private static final String DIRECTIVE = "$patch";
    private static final String RETAIN_KEYS = "$retainKeys";

    private final String kind;

    private StrategicMergePatch(String kind) {
        this.kind = kind;
    }

    public static ObjectNode apply(String apiVersion, String kind, ObjectNode current, ObjectNode patch) {
        return new StrategicMergePatch(kind).object(current, patch);
    }

    private ObjectNode object(ObjectNode current, ObjectNode patch) {
        return switch (directive(patch)) {
            case "replace" -> without(patch, DIRECTIVE);
            case "delete" -> JsonNodeFactory.instance.objectNode();
            default -> merge(current, patch);
        };
    }

    private ObjectNode merge(ObjectNode current, ObjectNode patch) {
        var merged = current.deepCopy();
        if (patch.get(RETAIN_KEYS) instanceof ArrayNode retained) {
            retain(merged, retained);
        }
        for (var field : patch.properties()) {
            var name = field.getKey();
            if (name.startsWith("$deleteFromPrimitiveList/")) {
                deletePrimitives(merged, target(name), field.getValue());
            } else if (!name.startsWith("$")) {
                set(merged, name, field.getValue(), patch.get("$setElementOrder/" + name));
            }
        }
        orderOnly(merged, patch);
        return merged;
    }

    private void set(ObjectNode merged, String name, JsonNode value, @Nullable JsonNode order) {
        var there = merged.get(name);
        if (value.isNull()) {
            merged.remove(name);
        } else if (value instanceof ObjectNode child) {
            merged.set(name, object(there instanceof ObjectNode object ? object : nothing(), child));
        } else if (value instanceof ArrayNode list) {
            var base = there instanceof ArrayNode array ? array : JsonNodeFactory.instance.arrayNode();
            // Without an order of its own a patch stands for one: what it names comes in its order, what is new first.
            var wanted = order == null && MergeKeys.of(kind, name).isPresent() && !replaces(list) ? list : order;
            merged.set(name, StrategicListOrder.apply(kind, name, base, list(name, base, list), wanted));
        } else {
            merged.set(name, value.deepCopy());
        }
    }

    private ArrayNode list(String name, ArrayNode current, ArrayNode patch) {
        if (MergeKeys.mergesPrimitives(name)) {
            return union(current, patch);
        }
        return MergeKeys.of(kind, name)
                .map(key -> keyed(name, key, current, patch))
                .orElseGet(() -> plain(name, patch));
    }

    private ArrayNode keyed(String name, String key, ArrayNode current, ArrayNode patch) {
        if (replaces(patch)) {
            return items(patch);
        }
        var merged = current.deepCopy();
        for (var item : patch) {
            if (!(item instanceof ObjectNode object)) {
                throw PatchException.malformed("unable to find api field in struct: item of " + name + " is no object");
            }
            if (!object.has(key)) {
                throw PatchException.malformed("map: " + item + " does not contain declared merge key: " + key);
            }
            item(merged, key, object);
        }
        return merged;
    }

    private void item(ArrayNode list, String key, ObjectNode item) {
        int at = indexOf(list, key, item.get(key));
        var directive = directive(item);
        if (directive.equals("delete")) {
            while (at >= 0) {
                list.remove(at);
                at = indexOf(list, key, item.get(key));
            }
        } else if (at < 0) {
            list.add(object(nothing(), item));
        } else {
            list.set(at, object((ObjectNode) list.get(at), item));
        }
    }

    private ArrayNode plain(String name, ArrayNode patch) {
        for (var item : patch) {
            if (item instanceof ObjectNode object && "delete".equals(directive(object))) {
                throw PatchException.malformed("delete patch type with no merge key defined: " + name);
            }
        }
        return items(patch);
    }

    private static boolean replaces(ArrayNode patch) {
        for (var item : patch) {
            if (item instanceof ObjectNode object && "replace".equals(directive(object)) && object.size() == 1) {
                return true;
            }
        }
        return false;
    }

    private static ArrayNode items(ArrayNode patch) {
        var items = JsonNodeFactory.instance.arrayNode();
        for (var item : patch) {
            if (!(item instanceof ObjectNode object) || !object.has(DIRECTIVE)) {
                items.add(item.deepCopy());
            }
        }
        return items;
    }

    private static ArrayNode union(ArrayNode current, ArrayNode patch) {
        var union = current.deepCopy();
        var seen = new HashSet<JsonNode>();
        current.forEach(seen::add);
        for (var value : patch) {
            if (seen.add(value)) {
                union.add(value.deepCopy());
            }
        }
        return union;
    }

    /** An order without a list of the same name moves what is there. */
    private void orderOnly(ObjectNode merged, ObjectNode patch) {
        for (var field : patch.properties()) {
            var name = field.getKey();
            if (name.startsWith("$setElementOrder/")
                    && !patch.has(target(name))
                    && merged.get(target(name)) instanceof ArrayNode list) {
                merged.set(target(name), StrategicListOrder.apply(kind, target(name), list, list, field.getValue()));
            }
        }
    }

    private static void deletePrimitives(ObjectNode merged, String name, JsonNode values) {
        if (!(merged.get(name) instanceof ArrayNode list)) {
            return;
        }
        var removed = new HashSet<JsonNode>();
        values.forEach(removed::add);
        var kept = JsonNodeFactory.instance.arrayNode();
        list.forEach(value -> {
            if (!removed.contains(value)) {
                kept.add(value);
            }
        });
        merged.set(name, kept);
    }

    private static void retain(ObjectNode merged, ArrayNode retained) {
        var names = new HashSet<String>();
        retained.forEach(name -> names.add(name.asText()));
        merged.retain(names);
    }

    private static int indexOf(ArrayNode list, String key, JsonNode value) {
        for (int i = 0; i < list.size(); i++) {
            if (value.equals(list.get(i).get(key))) {
                return i;
            }
        }
        return -1;
    }

    private static String directive(ObjectNode patch) {
        var directive = patch.path(DIRECTIVE).asText("merge");
        if (!directive.equals("merge") && !directive.equals("replace") && !directive.equals("delete")) {
            throw PatchException.malformed("Unknown patch type: " + directive);
        }
        return directive;
    }

    private static ObjectNode without(ObjectNode object, String name) {
        return object.deepCopy().without(name);
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String target(String directive) {
        return directive.substring(directive.indexOf('/') + 1);
    }
}

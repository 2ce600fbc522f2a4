package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of a value that are owned one by one, by their names among the owned fields; a value that is owned as a whole has none. */
final class Parts {
    private static final String FIELD = "f:";

    private Parts() {}

    static boolean isWhole(JsonNode value, ListKeys keys) {
        return value.isObject()
                ? keys.atomicObject()
                : !value.isArray() || keys.list().type() == ListForm.Type.ATOMIC;
    }

    /** In their order. Of two equal items of a list the last one counts. */
    static Map<String, JsonNode> of(JsonNode value, ListKeys keys) {
        var parts = new LinkedHashMap<String, JsonNode>();
        if (isWhole(value, keys)) {
            return parts;
        }
        if (value.isObject()) {
            value.properties().forEach(field -> parts.put(FIELD + field.getKey(), field.getValue()));
        } else {
            var form = keys.list();
            value.forEach(item -> parts.put(form.element(item), item));
        }
        return parts;
    }

    static ListKeys keys(ListKeys keys, String part) {
        return part.startsWith(FIELD) ? keys.field(part.substring(FIELD.length())) : keys.item();
    }

    static boolean isDeclared(ListKeys keys, String part) {
        return part.startsWith(FIELD) && keys.declares(part.substring(FIELD.length()));
    }
}

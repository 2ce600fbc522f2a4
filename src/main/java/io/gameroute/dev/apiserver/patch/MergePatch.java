package io.gameroute.dev.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** RFC 7386: null removes, objects are merged, everything else replaces. */
public final class MergePatch {
    private MergePatch() {}

    public static ObjectNode apply(ObjectNode current, ObjectNode patch) {
        var merged = current.deepCopy();
        for (var field : patch.properties()) {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), merged(merged.get(field.getKey()), field.getValue()));
            }
        }
        return merged;
    }

    private static JsonNode merged(@Nullable JsonNode there, JsonNode value) {
        if (value instanceof ObjectNode child) {
            return apply(there instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode(), child);
        }
        return value.deepCopy();
    }
}

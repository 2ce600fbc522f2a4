package io.gameroute.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What {@code kubectl apply} sends for a custom resource: the manifest, and a null for each key that the last applied one had and this one has not. */
final class ApplyPatch {
    private ApplyPatch() {}

    static ObjectNode of(JsonNode lastApplied, ObjectNode manifest) {
        ObjectNode patch = manifest.deepCopy();
        remove(lastApplied, patch);
        return patch;
    }

    private static void remove(JsonNode lastApplied, ObjectNode patch) {
        lastApplied.properties().forEach(field -> {
            JsonNode wanted = patch.get(field.getKey());
            if (wanted == null) {
                patch.putNull(field.getKey());
            } else if (wanted instanceof ObjectNode object && field.getValue().isObject()) {
                remove(field.getValue(), object);
            }
        });
    }
}

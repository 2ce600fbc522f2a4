package io.gameroute.dev.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.verb.PatchForms;
import java.util.Map;
import java.util.Objects;

/** Patches without knowledge of schemas: a strategic one goes by the names of the lists that are merged. */
final class PlainPatches implements PatchForms {
    private static final Map<String, String> MERGE_KEYS = Map.ofEntries(
            Map.entry("containers", "name"),
            Map.entry("initContainers", "name"),
            Map.entry("ephemeralContainers", "name"),
            Map.entry("env", "name"),
            Map.entry("volumes", "name"),
            Map.entry("volumeMounts", "mountPath"),
            Map.entry("conditions", "type"),
            Map.entry("ownerReferences", "uid"),
            Map.entry("imagePullSecrets", "name"),
            Map.entry("addresses", "type"),
            Map.entry("taints", "key"));

    @Override
    public ObjectNode json(ObjectNode current, JsonNode patch) {
        try {
            return (ObjectNode) JsonPatch.apply(patch, current);
        } catch (RuntimeException e) {
            throw Failures.unprocessable(
                    "the server rejected our request due to an error in our request: " + e.getMessage());
        }
    }

    @Override
    public ObjectNode merge(ObjectNode current, ObjectNode patch) {
        ObjectNode merged = current.deepCopy();
        patch.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                merged.remove(entry.getKey());
            } else if (value instanceof ObjectNode child) {
                ObjectNode base = merged.get(entry.getKey()) instanceof ObjectNode there ? there : Json.object();
                merged.set(entry.getKey(), merge(base, child));
            } else {
                merged.set(entry.getKey(), value.deepCopy());
            }
        });
        return merged;
    }

    @Override
    public ObjectNode strategic(ResourceType type, ObjectNode current, ObjectNode patch) {
        return strategic(current, patch);
    }

    private ObjectNode strategic(ObjectNode current, ObjectNode patch) {
        ObjectNode merged = current.deepCopy();
        patch.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (name.startsWith("$")) {
                return;
            }
            if (value.isNull()) {
                merged.remove(name);
            } else if (value instanceof ObjectNode child) {
                ObjectNode base = merged.get(name) instanceof ObjectNode there ? there : Json.object();
                merged.set(name, strategic(base, child));
            } else if (value instanceof ArrayNode list && merged.get(name) instanceof ArrayNode there) {
                merged.set(name, list(name, there, list));
            } else {
                merged.set(name, value.deepCopy());
            }
        });
        return merged;
    }

    private ArrayNode list(String name, ArrayNode current, ArrayNode patch) {
        String key = MERGE_KEYS.get(name);
        if (name.equals("finalizers")) {
            ArrayNode union = current.deepCopy();
            patch.forEach(value -> {
                if (!contains(union, value)) {
                    union.add(value);
                }
            });
            return union;
        }
        if (key == null) {
            return patch.deepCopy();
        }
        ArrayNode merged = current.deepCopy();
        ArrayNode added = Json.array();
        patch.forEach(item -> item(merged, added, (ObjectNode) item, key));
        return added.addAll(merged);
    }

    private void item(ArrayNode list, ArrayNode added, ObjectNode item, String key) {
        boolean deletes = Json.text(item, "$patch").equals("delete");
        for (int i = 0; i < list.size(); i++) {
            if (Objects.equals(list.get(i).get(key), item.get(key))) {
                if (deletes) {
                    list.remove(i);
                } else {
                    list.set(i, strategic((ObjectNode) list.get(i), item));
                }
                return;
            }
        }
        if (!deletes) {
            added.add(item.deepCopy());
        }
    }

    private static boolean contains(ArrayNode list, JsonNode value) {
        for (JsonNode other : list) {
            if (other.equals(value)) {
                return true;
            }
        }
        return false;
    }
}

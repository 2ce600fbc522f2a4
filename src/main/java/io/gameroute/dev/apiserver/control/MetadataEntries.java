package io.gameroute.dev.apiserver.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceRegistry;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.store.StoredObject;
import io.gameroute.dev.apiserver.verb.ObjectUpdate;
import io.gameroute.dev.apiserver.verb.Target;
import io.gameroute.dev.apiserver.verb.WriteOptions;
import java.util.function.Predicate;

/** Takes entries out of the lists in an object's metadata: finalizers and references to owners. */
final class MetadataEntries {
    private final ResourceRegistry registry;
    private final ObjectUpdate update;
    private final WriteOptions options = WriteOptions.ofServer("kube-controller-manager");

    MetadataEntries(ResourceRegistry registry, ObjectUpdate update) {
        this.registry = registry;
        this.update = update;
    }

    void removeOwners(StoredObject dependent, Predicate<String> owner) {
        remove(dependent, "ownerReferences", reference -> owner.test(Json.text(reference, "uid")));
    }

    /** An object that is to go and has no other finalizer is gone then. */
    void removeFinalizer(StoredObject object, String finalizer) {
        remove(object, "finalizers", name -> name.asText().equals(finalizer));
    }

    private void remove(StoredObject object, String list, Predicate<JsonNode> goes) {
        Attempt.run(() -> update.edit(target(object), current -> without(current, object.uid(), list, goes), options));
    }

    private static ObjectNode without(ObjectNode object, String uid, String list, Predicate<JsonNode> goes) {
        ObjectNode metadata = Json.metadata(object);
        metadata.put("uid", uid);
        ArrayNode kept = Json.array();
        metadata.path(list).forEach(entry -> {
            if (!goes.test(entry)) {
                kept.add(entry);
            }
        });
        if (kept.isEmpty()) {
            metadata.remove(list);
        } else {
            metadata.set(list, kept);
        }
        return object;
    }

    Target target(StoredObject object) {
        ResourceType type = registry.ofResource(object.key().resource())
                .orElseThrow(() -> new IllegalStateException(
                        "no kind is served as " + object.key().resource()));
        return Target.of(type, object.key());
    }
}

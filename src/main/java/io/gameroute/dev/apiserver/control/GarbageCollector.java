package io.gameroute.dev.apiserver.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceRegistry;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.store.Change;
import io.gameroute.dev.apiserver.store.ObjectKey;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import io.gameroute.dev.apiserver.verb.DeleteOptions;
import io.gameroute.dev.apiserver.verb.ObjectDeletion;
import io.gameroute.dev.apiserver.verb.ObjectUpdate;
import io.gameroute.dev.apiserver.verb.Target;
import io.gameroute.dev.apiserver.verb.WriteOptions;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Deletes what nobody owns any longer, and carries out what the owners' finalizers {@code orphan} and {@code foregroundDeletion} ask for. It
 * looks at an object, never at what happened: to look once too often changes nothing.
 */
final class GarbageCollector {
    private static final String ORPHAN = "orphan";
    private static final String FOREGROUND = "foregroundDeletion";

    private final ObjectStore store;
    private final ResourceRegistry registry;
    private final ObjectUpdate update;
    private final ObjectDeletion deletion;
    private final WriteOptions options = WriteOptions.ofServer("kube-controller-manager");

    GarbageCollector(ObjectStore store, ResourceRegistry registry, ObjectUpdate update, ObjectDeletion deletion) {
        this.store = store;
        this.registry = registry;
        this.update = update;
        this.deletion = deletion;
    }

    /** Whether a change can make work here; anything else is not worth a look. */
    static boolean concerns(Change change) {
        return change.kind() == Change.Kind.DELETED
                || !change.object().owners().isEmpty()
                || change.object().isDeleting()
                || (change.before() != null && !change.before().owners().isEmpty());
    }

    void look(Change change) {
        StoredObject object = change.object();
        if (change.kind() == Change.Kind.DELETED) {
            store.ownedBy(object.uid()).forEach(this::collect);
            object.owners().forEach(owner -> store.withUid(owner).ifPresent(this::finish));
            return;
        }
        if (change.before() != null && !change.before().owners().equals(object.owners())) {
            change.before().owners().forEach(owner -> store.withUid(owner).ifPresent(this::finish));
        }
        store.get(object.key()).ifPresent(current -> {
            finish(current);
            collect(current.key());
        });
    }

    /** Deletes a dependent whose owners are all gone; takes back the references to those that are. */
    private void collect(ObjectKey key) {
        StoredObject dependent = store.get(key).orElse(null);
        if (dependent == null || dependent.owners().isEmpty()) {
            return;
        }
        List<String> missing =
                dependent.owners().stream().filter(uid -> !isPresent(uid, key)).toList();
        if (missing.size() == dependent.owners().size()) {
            delete(dependent, "Background");
        } else if (!missing.isEmpty()) {
            disown(dependent, missing::contains);
        }
    }

    private boolean isPresent(String uid, ObjectKey dependent) {
        return store.withUid(uid)
                .filter(owner -> owner.key().namespace().isEmpty()
                        || owner.key().namespace().equals(dependent.namespace()))
                .isPresent();
    }

    /** Does what an owner waits for that is being deleted. */
    private void finish(StoredObject owner) {
        if (!owner.isDeleting()) {
            return;
        }
        List<String> finalizers = Json.texts(Json.at(owner.tree(), "metadata", "finalizers"));
        List<StoredObject> dependents = store.ownedBy(owner.uid()).stream()
                .flatMap(key -> store.get(key).stream())
                .toList();
        if (finalizers.contains(ORPHAN)) {
            dependents.forEach(dependent -> disown(dependent, owner.uid()::equals));
            release(owner, ORPHAN);
        } else if (finalizers.contains(FOREGROUND)) {
            dependents.stream()
                    .filter(dependent -> !dependent.isDeleting())
                    .forEach(dependent -> delete(dependent, blocks(dependent, owner) ? "Foreground" : "Background"));
            if (dependents.stream().noneMatch(dependent -> isStillThere(dependent) && blocks(dependent, owner))) {
                release(owner, FOREGROUND);
            }
        }
    }

    private boolean isStillThere(StoredObject dependent) {
        return store.withUid(dependent.uid()).isPresent();
    }

    private static boolean blocks(StoredObject dependent, StoredObject owner) {
        for (JsonNode reference : Json.at(dependent.tree(), "metadata", "ownerReferences")) {
            if (Json.text(reference, "uid").equals(owner.uid())) {
                return reference.path("blockOwnerDeletion").asBoolean();
            }
        }
        return false;
    }

    private void delete(StoredObject object, String propagation) {
        DeleteOptions how = new DeleteOptions(OptionalLong.empty(), object.uid(), "", propagation, false);
        Attempt.run(() -> deletion.delete(target(object), how));
    }

    private void disown(StoredObject dependent, Predicate<String> owner) {
        edit(dependent, "ownerReferences", reference -> owner.test(Json.text(reference, "uid")));
    }

    private void release(StoredObject owner, String finalizer) {
        edit(owner, "finalizers", name -> name.asText().equals(finalizer));
    }

    /** Without those entries of a list in the metadata. */
    private void edit(StoredObject object, String list, Predicate<JsonNode> goes) {
        Attempt.run(() -> update.edit(
                target(object),
                current -> {
                    ObjectNode metadata = Json.metadata(current);
                    metadata.put("uid", object.uid());
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
                    return current;
                },
                options));
    }

    private Target target(StoredObject object) {
        ResourceType type = registry.ofResource(object.key().resource())
                .orElseThrow(() -> new IllegalStateException(
                        "no kind is served as " + object.key().resource()));
        return Target.of(type, object.key());
    }
}

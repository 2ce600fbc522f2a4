package io.gameroute.dev.apiserver.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.store.Change;
import io.gameroute.dev.apiserver.store.ObjectKey;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import io.gameroute.dev.apiserver.verb.DeleteOptions;
import io.gameroute.dev.apiserver.verb.ObjectDeletion;
import java.util.List;
import java.util.OptionalLong;

/**
 * Deletes what nobody owns any longer, and carries out what the owners' finalizers {@code orphan} and {@code foregroundDeletion} ask for. It
 * looks at an object, never at what happened: to look once too often changes nothing.
 */
final class GarbageCollector {
    private static final String ORPHAN = "orphan";
    private static final String FOREGROUND = "foregroundDeletion";

    private final ObjectStore store;
    private final MetadataEntries metadata;
    private final ObjectDeletion deletion;

    GarbageCollector(ObjectStore store, MetadataEntries metadata, ObjectDeletion deletion) {
        this.store = store;
        this.metadata = metadata;
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
            metadata.removeOwners(dependent, missing::contains);
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
            dependents.forEach(dependent -> metadata.removeOwners(dependent, owner.uid()::equals));
            metadata.removeFinalizer(owner, ORPHAN);
        } else if (finalizers.contains(FOREGROUND)) {
            dependents.stream()
                    .filter(dependent -> !dependent.isDeleting())
                    .forEach(dependent -> delete(dependent, blocks(dependent, owner) ? "Foreground" : "Background"));
            if (dependents.stream().noneMatch(dependent -> isStillThere(dependent) && blocks(dependent, owner))) {
                metadata.removeFinalizer(owner, FOREGROUND);
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
        Attempt.run(() -> deletion.delete(metadata.target(object), how));
    }
}

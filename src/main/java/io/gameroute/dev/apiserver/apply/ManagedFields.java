package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The owners in the metadata of an object, and what becomes of them by an ordinary write. */
public final class ManagedFields {
    private static final String FIELD = "managedFields";

    private ManagedFields() {}

    /**
     * The new object with its owners: the writer gets what it added or changed, nobody keeps what is gone. An object whose owners were cleared
     * stays without until it is applied. An object that is created has an empty one before it.
     */
    public static ObjectNode update(
            ObjectNode before, ObjectNode after, String manager, String subresource, Instant now, OwnedKind kind) {
        var owners = known(before, after, subresource);
        var next = bare(after);
        if (owners.isEmpty() && before.path("metadata").has("uid")) {
            return next;
        }
        var owner = new FieldOwner(manager, false, after.path("apiVersion").asText(), subresource);
        var old = before.isEmpty() && !kind.custom()
                ? BlankObjects.of(next.path("kind").asText())
                : bare(before);
        var left = written(owners, owner, comparison(old, next, subresource, kind), now).stream()
                .filter(owned -> !owned.fields().isEmpty())
                .toList();
        return with(next, OldOwners.joined(left));
    }

    static Comparison comparison(ObjectNode before, ObjectNode after, String subresource, OwnedKind kind) {
        return Comparison.of(before, after, kind.keys()).without(kind.untouched(subresource));
    }

    static List<OwnedFields> written(List<OwnedFields> owners, FieldOwner owner, Comparison change, Instant now) {
        var next = new ArrayList<OwnedFields>();
        owners.forEach(owned -> next.add(owned.without(change.taken().union(change.removed()))));
        var claimed = change.taken().difference(OwnedKind.UNCLAIMED);
        if (!claimed.isEmpty()) {
            var before = of(next, owner).map(OwnedFields::fields).orElse(FieldSet.EMPTY);
            next.removeIf(owned -> owned.owner().isSame(owner));
            next.add(new OwnedFields(owner, time(owner, now), before.union(claimed)));
        }
        return next;
    }

    /** The API server notes no time for a scale. */
    private static String time(FieldOwner owner, Instant now) {
        return owner.subresource().equals("scale") ? "" : Json.time(now);
    }

    static Optional<OwnedFields> of(List<OwnedFields> owners, FieldOwner owner) {
        return owners.stream().filter(owned -> owned.owner().isSame(owner)).findFirst();
    }

    /** Clients that do not know of owners leave them as they are; a single empty entry clears them. */
    private static List<OwnedFields> known(ObjectNode before, ObjectNode after, String subresource) {
        JsonNode sent = after.path("metadata").path(FIELD);
        if (!subresource.isEmpty() || sent.isEmpty()) {
            return of(before);
        }
        return sent.size() == 1 && sent.get(0).isEmpty() ? List.of() : of(after);
    }

    static List<OwnedFields> of(ObjectNode object) {
        var owners = new ArrayList<OwnedFields>();
        object.path("metadata").path(FIELD).forEach(entry -> owners.add(OwnedFields.parse(entry)));
        return owners;
    }

    /** Without owners; everything else is shared with the object. */
    static ObjectNode bare(ObjectNode object) {
        ObjectNode bare = Json.object();
        bare.setAll(object);
        if (object.get("metadata") instanceof ObjectNode metadata) {
            ObjectNode rest = bare.putObject("metadata");
            rest.setAll(metadata);
            rest.remove(FIELD);
        }
        return bare;
    }

    static ObjectNode with(ObjectNode bare, List<OwnedFields> owners) {
        var left = owners.stream()
                .filter(owned -> !owned.fields().isEmpty())
                .sorted(OwnedFields.ORDER)
                .toList();
        if (!left.isEmpty()) {
            var list = bare.withObjectProperty("metadata").putArray(FIELD);
            left.forEach(owned -> list.add(owned.toJson()));
        }
        return bare;
    }
}

package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges a configuration into an object and makes its manager the owner of what it names. What the manager named before and names no more goes,
 * unless somebody else owns it. Defaults and checks come after this.
 */
public final class ServerSideApply {
    private static final String BEFORE = "before-first-apply";

    private final ApplyRequest request;
    private final ObjectNode live;
    private final FieldOwner owner;
    private final List<OwnedFields> owners;

    private ServerSideApply(ApplyRequest request) {
        this.request = request;
        this.live = request.current().map(ManagedFields::bare).orElseGet(JsonNodeFactory.instance::objectNode);
        this.owner = new FieldOwner(
                request.manager(), true, request.applied().path("apiVersion").asText(), request.subresource());
        this.owners = owners();
    }

    public static ApplyResult apply(ApplyRequest request) {
        return new ServerSideApply(request).run();
    }

    private ApplyResult run() {
        var keys = request.kind().keys();
        var untouched = request.kind().untouched(request.subresource());
        var applied = Removal.remove(request.applied(), untouched, keys);
        var claimed = ObjectFields.of(applied, keys);
        var previous = ManagedFields.of(owners, owner);
        var merged = Merging.merge(live, applied, keys);
        var next = previous.map(last -> pruned(merged, last.fields(), claimed)).orElse(merged);
        var change = ManagedFields.comparison(live, next, request.subresource(), request.kind());
        var conflicts = request.force() ? List.<Conflict>of() : conflicts(change.taken());
        if (!conflicts.isEmpty()) {
            return new ApplyResult(request.current().orElse(live), conflicts);
        }
        var lost = change.taken().union(change.removed());
        var left = new ArrayList<OwnedFields>();
        others().forEach(owned -> left.add(owned.without(lost)));
        boolean changes = !Json.isSame(live, next);
        var time = changes
                ? Json.time(request.now())
                : previous.map(OwnedFields::time).orElse("");
        left.add(new OwnedFields(owner, time, claimed.difference(OwnedKind.UNCLAIMED)));
        return new ApplyResult(ManagedFields.with(LastApplied.follow(next, request), left), List.of());
    }

    /** Whoever wrote an object without owners gets a name, so that its fields are not lost by the first apply. */
    private List<OwnedFields> owners() {
        var known = request.current().map(ManagedFields::of).orElse(List.of());
        if (!known.isEmpty() || request.current().isEmpty()) {
            return known;
        }
        var somebody = new FieldOwner(BEFORE, false, owner.apiVersion(), "");
        var all = ManagedFields.comparison(JsonNodeFactory.instance.objectNode(), live, "", request.kind());
        return ManagedFields.written(List.of(), somebody, all, request.now());
    }

    private List<OwnedFields> others() {
        return owners.stream().filter(owned -> !owned.owner().isSame(owner)).toList();
    }

    private ObjectNode pruned(ObjectNode merged, FieldSet last, FieldSet claimed) {
        var keys = request.kind().keys();
        var candidates = last.withDeclaredFields(keys);
        var owned = others().stream().map(OwnedFields::fields).reduce(claimed, FieldSet::union);
        var all = ObjectFields.of(merged, keys).withDeclaredFields(keys);
        var rest =
                ObjectFields.of(Removal.remove(merged, candidates, keys), keys).withDeclaredFields(keys);
        var unowned = all.difference(rest.union(owned.withDeclaredFields(keys)));
        return Removal.remove(merged, unowned.intersection(candidates), keys);
    }

    private List<Conflict> conflicts(FieldSet taken) {
        var excused = LastApplied.excused(request);
        var conflicts = new ArrayList<Conflict>();
        for (var owned : others()) {
            owned.fields().intersection(taken).difference(excused).paths().stream()
                    .map(path -> Conflict.of(owned, path))
                    .forEach(conflicts::add);
        }
        return conflicts;
    }
}

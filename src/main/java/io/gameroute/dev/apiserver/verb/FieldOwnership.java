package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.apply.ApplyRequest;
import io.gameroute.dev.apiserver.apply.ApplyResult;
import io.gameroute.dev.apiserver.apply.Conflict;
import io.gameroute.dev.apiserver.apply.ListKeys;
import io.gameroute.dev.apiserver.apply.ManagedFields;
import io.gameroute.dev.apiserver.apply.OwnedKind;
import io.gameroute.dev.apiserver.apply.ServerSideApply;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.registry.CustomKind;
import io.gameroute.dev.apiserver.registry.ResourceType;
import java.time.Instant;
import java.util.Optional;

/** Who set which field: brought up to date at each write, and what an apply goes by. Nothing given is changed. A binding makes nobody an owner. */
final class FieldOwnership {
    private FieldOwnership() {}

    /** The new object with its managed fields after an ordinary write. */
    static ObjectNode track(
            ResourceType type, ObjectNode before, ObjectNode after, String manager, String subresource, Instant now) {
        if (subresource.equals("binding")) {
            return after;
        }
        return ManagedFields.update(before, after, manager, subresource, now, kind(type));
    }

    /** What an apply makes of the current object; throws where another manager holds a field, unless it is forced. */
    static ObjectNode apply(
            ResourceType type,
            Optional<ObjectNode> current,
            ObjectNode applied,
            WriteOptions options,
            String subresource,
            Instant now) {
        if (applied.path("metadata").hasNonNull("managedFields")) {
            throw Failures.badRequest("metadata.managedFields must be nil");
        }
        ApplyResult result = ServerSideApply.apply(
                new ApplyRequest(current, applied, options.manager(), subresource, options.force(), now, kind(type)));
        if (result.conflicts().isEmpty()) {
            return result.object();
        }
        throw Failures.applyConflict(
                Conflict.summary(result.conflicts()),
                result.conflicts().stream().map(FieldOwnership::cause).toList());
    }

    private static Cause cause(Conflict conflict) {
        return new Cause("FieldManagerConflict", conflict.message(), conflict.path());
    }

    private static OwnedKind kind(ResourceType type) {
        return type.custom()
                .map(CustomKind::owned)
                .orElseGet(() -> new OwnedKind(ListKeys.ofBuiltIn(type.kind()), type.has("status"), false));
    }
}

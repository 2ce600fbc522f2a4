package io.gameroute.dev.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import io.gameroute.dev.apiserver.verb.FieldOwnership;
import io.gameroute.dev.apiserver.verb.WriteOptions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Managed fields and server-side apply; what they need of a kind is read from its schema once. A binding makes nobody an owner. */
final class TrackedOwnership implements FieldOwnership {
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(JsonNode schema, OwnedKind kind) {}

    @Override
    public ObjectNode track(
            ResourceType type, ObjectNode before, ObjectNode after, String manager, String subresource, Instant now) {
        if (subresource.equals("binding")) {
            return after;
        }
        return ManagedFields.update(before, after, manager, subresource, now, kind(type));
    }

    @Override
    public ObjectNode apply(
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
                result.conflicts().stream().map(TrackedOwnership::cause).toList());
    }

    private static Cause cause(Conflict conflict) {
        return new Cause("FieldManagerConflict", conflict.message(), conflict.path());
    }

    private OwnedKind kind(ResourceType type) {
        JsonNode schema = type.custom().map(CustomKind::openApiSchema).orElseGet(MissingNode::getInstance);
        String name = type.groupVersion() + "/" + type.kind();
        return known.compute(name, (key, old) -> old != null && isSame(old.schema(), schema) ? old : read(type, schema))
                .kind();
    }

    /** A definition that changes comes with another schema; the same one is not read again. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(JsonNode one, JsonNode other) {
        return one == other;
    }

    private static Known read(ResourceType type, JsonNode schema) {
        boolean custom = type.custom().isPresent();
        ListKeys keys = custom ? ListKeys.ofSchema(schema) : ListKeys.ofBuiltIn(type.kind());
        return new Known(schema, new OwnedKind(keys, type.has("status"), custom));
    }
}

package io.gameroute.dev.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.verb.FieldOwnership;
import io.gameroute.dev.apiserver.verb.PatchForms;
import io.gameroute.dev.apiserver.verb.WriteOptions;
import java.time.Instant;
import java.util.Optional;

/** No managed fields: an apply is a merge. */
final class PlainOwnership implements FieldOwnership {
    private final PatchForms patches;

    PlainOwnership(PatchForms patches) {
        this.patches = patches;
    }

    @Override
    public ObjectNode track(
            ResourceType type, ObjectNode before, ObjectNode after, String manager, String subresource, Instant now) {
        return after;
    }

    @Override
    public ObjectNode apply(
            ResourceType type,
            Optional<ObjectNode> current,
            ObjectNode applied,
            WriteOptions options,
            String subresource,
            Instant now) {
        return current.map(object -> patches.merge(object, applied)).orElse(applied);
    }
}

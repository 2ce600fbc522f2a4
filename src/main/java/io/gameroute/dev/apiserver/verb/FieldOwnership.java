package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.registry.ResourceType;
import java.time.Instant;
import java.util.Optional;

/** Who set which field: brought up to date at each write, and what an apply goes by. Nothing given is changed. */
public interface FieldOwnership {
    /** The new object with its managed fields after an ordinary write. */
    ObjectNode track(
            ResourceType type, ObjectNode before, ObjectNode after, String manager, String subresource, Instant now);

    /** What an apply makes of the current object; throws where another manager holds a field, unless it is forced. */
    ObjectNode apply(
            ResourceType type,
            Optional<ObjectNode> current,
            ObjectNode applied,
            WriteOptions options,
            String subresource,
            Instant now);
}

package io.gameroute.dev.apiserver.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import java.util.List;
import java.util.Optional;

/** What a kind's objects must look like. */
public interface ObjectSchema {
    ObjectSchema ANYTHING = new ObjectSchema() {};

    /** Takes the fields out that the schema does not know; their paths are added to the list. */
    default void prune(ObjectNode object, List<String> unknownPaths) {}

    /** Puts the defaults in. */
    default void applyDefaults(ObjectNode object) {}

    default List<Cause> validate(ObjectNode object, Optional<ObjectNode> old) {
        return List.of();
    }
}

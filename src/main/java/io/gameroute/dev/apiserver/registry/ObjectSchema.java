package io.gameroute.dev.apiserver.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import java.util.List;
import java.util.Optional;

/** What a kind's objects must look like. Nothing given is changed. */
public interface ObjectSchema {
    ObjectSchema ANYTHING = new ObjectSchema() {};

    /** Without the fields that the schema does not know; their paths are added to the list. */
    default ObjectNode prune(ObjectNode object, List<String> unknownPaths) {
        return object;
    }

    default ObjectNode applyDefaults(ObjectNode object) {
        return object;
    }

    default List<Cause> validate(ObjectNode object, Optional<ObjectNode> old) {
        return List.of();
    }
}

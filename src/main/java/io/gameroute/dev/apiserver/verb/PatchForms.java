package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.registry.ResourceType;

/** The three forms of patches that need no managed fields. Throws an {@code ApiException} for what cannot be applied. */
public interface PatchForms {
    ObjectNode json(ObjectNode current, JsonNode patch);

    ObjectNode merge(ObjectNode current, ObjectNode patch);

    ObjectNode strategic(ResourceType type, ObjectNode current, ObjectNode patch);
}

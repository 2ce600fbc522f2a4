package io.gameroute.dev.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.registry.ResourceType;
import java.util.List;

/** Describes the kinds of a group's version by OpenAPI 3. */
@FunctionalInterface
public interface ApiDescription {
    ObjectNode document(String groupVersion, List<ResourceType> types);
}

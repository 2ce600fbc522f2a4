package io.gameroute.dev.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.registry.ResourceType;
import java.util.List;

/** Prints objects as the table that kubectl shows. */
@FunctionalInterface
public interface Tables {
    ObjectNode print(ResourceType type, List<ObjectNode> objects);
}

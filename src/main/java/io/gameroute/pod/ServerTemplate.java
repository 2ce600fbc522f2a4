package io.gameroute.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What one server is, or is to be, made from: a revision of its set's template and what it has instead. */
public record ServerTemplate(PodTemplate template, ContainerOverrides overrides) {

    /** The pod spec as this server has it. */
    JsonNode spec() {
        return overrides.over(template.content().tree());
    }

    public String revision() {
        return template.revision();
    }

    /** Of a container or an init container; missing when there is none. */
    static JsonNode container(JsonNode spec, String field, String name) {
        for (JsonNode container : spec.path(field)) {
            if (container.path("name").asText().equals(name)) {
                return container;
            }
        }
        return MissingNode.getInstance();
    }
}

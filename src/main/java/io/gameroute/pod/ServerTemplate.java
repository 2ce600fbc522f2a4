package io.gameroute.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What one server is, or is to be, made from: a revision of its set's template and what it has instead. */
public record ServerTemplate(PodTemplate template, ContainerOverrides overrides) {

    /** The pod spec as this server has it. */
    JsonNode spec() {
        return overrides.over(template.content().tree());
    }

    /** The same in the form in which two are compared. */
    JsonNode canonical() {
        return overrides.canonicalOver(template.content().canonical());
    }

    public String revision() {
        return template.revision();
    }

    public String image(String container) {
        return InPlacePatch.image(this, container);
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

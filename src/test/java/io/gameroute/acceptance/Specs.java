package io.gameroute.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;

/** Short YAML, in the form in which it reads best in a scenario, as the JSON that the API server takes. */
final class Specs {
    private static final ObjectMapper YAML = new YAMLMapper();

    private Specs() {}

    static String json(String yaml) {
        return tree(yaml).toString();
    }

    /** Objects are merged, anything else is replaced. */
    static String merged(String yaml, String more) {
        ObjectNode merged = (ObjectNode) tree(yaml);
        merge(merged, tree(more));
        return merged.toString();
    }

    private static void merge(ObjectNode into, JsonNode more) {
        more.properties().forEach(field -> {
            if (into.get(field.getKey()) instanceof ObjectNode old
                    && field.getValue().isObject()) {
                merge(old, field.getValue());
            } else {
                into.set(field.getKey(), field.getValue());
            }
        });
    }

    private static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.gameroute.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
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
        try {
            JsonNode merged = YAML.readerForUpdating(tree(yaml)).readValue(more);
            return merged.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.gameroute.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.api.Annotations;
import io.gameroute.api.Labels;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a set has to say for its servers to be made from a revision again: the revision, without what GameRoute adds to a template. */
public final class FormerTemplate {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FormerTemplate() {}

    /** The value of {@code metadata}; empty when the template says nothing there. */
    public static Optional<ObjectNode> metadata(TemplateContent content) {
        ObjectNode metadata = JSON.createObjectNode();
        put(metadata, "labels", without(content.labels(), Labels.OWNER_GSS));
        put(
                metadata,
                "annotations",
                without(content.annotations(), Annotations.NETWORK_TYPE, Annotations.NETWORK_CONF));
        if (!content.finalizers().isEmpty()) {
            metadata.set("finalizers", JSON.valueToTree(content.finalizers()));
        }
        return metadata.isEmpty() ? Optional.empty() : Optional.of(metadata);
    }

    /** The value of {@code network.networkConf}; empty when the revision was made without a network. */
    public static Optional<JsonNode> networkConf(TemplateContent content) {
        String text = content.annotations().get(Annotations.NETWORK_CONF);
        if (text == null) {
            return Optional.empty();
        }
        try {
            JsonNode conf = JSON.readTree(text);
            return conf.isArray() ? Optional.of(conf) : Optional.empty();
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    public static Optional<String> networkType(TemplateContent content) {
        return Optional.ofNullable(content.annotations().get(Annotations.NETWORK_TYPE));
    }

    private static void put(ObjectNode metadata, String field, Map<String, String> values) {
        if (!values.isEmpty()) {
            metadata.set(field, JSON.valueToTree(values));
        }
    }

    private static Map<String, String> without(Map<String, String> values, String... keys) {
        Map<String, String> rest = new TreeMap<>(values);
        for (String key : keys) {
            rest.remove(key);
        }
        return rest;
    }
}

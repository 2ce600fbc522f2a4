package io.gameroute.dev.apiserver.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON; the paths ({@code text(pod, "spec", "nodeName")}) answer for what is missing, too. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final ObjectMapper YAML = new YAMLMapper();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static JsonNode parse(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** YAML, or JSON, which is YAML as well. */
    public static JsonNode parseYaml(byte[] yaml) throws IOException {
        return YAML.readTree(yaml);
    }

    public static String yaml(JsonNode node) {
        try {
            return YAML.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For bytes that were written here. */
    public static ObjectNode parseOwn(byte[] json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode at(@Nullable JsonNode node, String... path) {
        JsonNode at = node == null ? MissingNode.getInstance() : node;
        for (String name : path) {
            at = at.path(name);
        }
        return at;
    }

    /** The scalar at that path as text; empty where there is none. */
    public static String text(@Nullable JsonNode node, String... path) {
        return at(node, path).asText("");
    }

    /** As times are written in objects: to the second. */
    public static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Numbers are the same by value: 1 and 1.0 are. */
    public static boolean isSame(JsonNode one, JsonNode other) {
        return one.equals(Json::order, other);
    }

    private static int order(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    /** The texts of a list; none where it is missing. */
    public static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** The object at that path, made where it is missing. */
    public static ObjectNode objectAt(ObjectNode node, String... path) {
        ObjectNode at = node;
        for (String name : path) {
            at = at.get(name) instanceof ObjectNode child ? child : at.putObject(name);
        }
        return at;
    }

    public static ObjectNode metadata(ObjectNode object) {
        return objectAt(object, "metadata");
    }
}

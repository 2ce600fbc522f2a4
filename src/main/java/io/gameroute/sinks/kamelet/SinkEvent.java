package io.gameroute.sinks.kamelet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.Message;

/**
 * An event as a sink got it.
 *
 * @param attributes the CloudEvent without its data
 */
record SinkEvent(ObjectNode attributes, JsonNode data) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "ce-";

    /** Understands both modes of {@code gameserver-events}. */
    static SinkEvent of(Message message) throws JsonProcessingException {
        JsonNode body = JSON.readTree(message.getBody(String.class));
        if (body instanceof ObjectNode structured && structured.has("specversion")) {
            JsonNode data = structured.remove("data");
            return new SinkEvent(structured, data);
        }
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        message.getHeaders().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                attributes.put(name.substring(PREFIX.length()), String.valueOf(value));
            }
        });
        return new SinkEvent(attributes.put("datacontenttype", "application/json"), body);
    }

    String attribute(String name) {
        return attributes.path(name).asText();
    }

    String subject(String field) {
        return data.path("subject").path(field).asText("");
    }

    JsonNode change() {
        return data.path("change");
    }

    /** A field of the change that is one word; empty for what is absent or is more than a word. */
    String change(String field) {
        return change().path(field).asText("");
    }

    /** Why, in one word; empty where nobody knows. */
    String reason() {
        return data.path("reason").asText("");
    }

    /** The type without what all types begin with, such as {@code gameserver.state}. */
    String shortType() {
        return attribute("type").replaceFirst("^io\\.gameroute\\.", "");
    }

    /** The whole CloudEvent. */
    ObjectNode structured() {
        ObjectNode whole = attributes.deepCopy();
        whole.set("data", data);
        return whole;
    }
}

package io.gameroute.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Images that wait while the players of a server that is out of service leave it, in OpenKruise's form.
 *
 * @param images by container
 */
public record GracePeriod(Map<String, String> images, int seconds) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public String text(String revision) {
        ObjectNode json = JSON.createObjectNode().put("revision", revision);
        images.forEach(json.putObject("containerImages")::put);
        return json.put("graceSeconds", seconds).toString();
    }

    public static Optional<GracePeriod> parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            Map<String, String> images = new TreeMap<>();
            json.path("containerImages")
                    .properties()
                    .forEach(
                            entry -> images.put(entry.getKey(), entry.getValue().asText()));
            return Optional.of(new GracePeriod(images, json.path("graceSeconds").asInt()));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }
}

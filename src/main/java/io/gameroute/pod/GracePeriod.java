package io.gameroute.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Images that wait while the players of a server that is out of service leave it, in OpenKruise's form.
 *
 * @param images by container
 */
public record GracePeriod(Map<String, String> images, int seconds) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static String text(ServerTemplate to, Set<String> containers, int seconds) {
        ObjectNode json = JSON.createObjectNode().put("revision", to.revision());
        ObjectNode images = json.putObject("containerImages");
        containers.forEach(name -> images.put(name, InPlacePatch.image(to, name)));
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

    /** Those of the images that are for init containers. */
    public Set<String> initContainers(Pod pod) {
        return pod.getSpec().getInitContainers().stream()
                .map(Container::getName)
                .filter(images::containsKey)
                .collect(Collectors.toSet());
    }
}

package io.gameroute.reconcile.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;

/** The containers of a pod, as a kubelet runs them: another image makes another run; one whose name begins with {@code bad} cannot be pulled. */
final class SimulatedContainers {
    private SimulatedContainers() {}

    /** Whether a container runs, or waits for, another image than its spec has. */
    static boolean differ(ObjectNode pod, Predicate<JsonNode> configured) {
        for (JsonNode container : pod.at("/spec/containers")) {
            JsonNode status = status(pod, container.path("name").asText());
            if (!isHeld(status, container, configured)
                    && !status.path("image")
                            .asText()
                            .equals(container.path("image").asText())) {
                return true;
            }
        }
        return false;
    }

    /** What is held is shown so. */
    private static boolean isHeld(JsonNode status, JsonNode container, Predicate<JsonNode> configured) {
        return !configured.test(container)
                && status.at("/state/waiting/reason").asText().equals("CreateContainerConfigError");
    }

    static void start(ObjectNode pod, Predicate<JsonNode> configured) {
        ArrayNode statuses = pod.withObjectProperty("status").withArrayProperty("containerStatuses");
        for (JsonNode container : pod.at("/spec/containers")) {
            String name = container.path("name").asText();
            String image = container.path("image").asText();
            JsonNode before = status(pod, name);
            if (!configured.test(container)) {
                hold(before.isMissingNode() ? statuses.addObject() : (ObjectNode) before, container);
            } else if (!before.path("image").asText().equals(image)) {
                ObjectNode status = before.isMissingNode() ? statuses.addObject() : (ObjectNode) before;
                status.put("name", name).put("image", image).put("ready", false);
                status.set(
                        "resources",
                        container.path("resources").isObject()
                                ? container.get("resources")
                                : Stored.JSON.createObjectNode());
                run(status, image, before);
            }
        }
    }

    private static void hold(ObjectNode status, JsonNode container) {
        status.put("name", container.path("name").asText()).put("ready", false).put("started", false);
        status.put("image", "")
                .putObject("state")
                .putObject("waiting")
                .put("reason", "CreateContainerConfigError")
                .put("message", "configmap " + container.findValuesAsText("name") + " not found");
    }

    private static void run(ObjectNode status, String image, JsonNode before) {
        boolean ran = status.path("started").asBoolean();
        ObjectNode state = status.putObject("state");
        if (image.startsWith("bad")) {
            status.put("imageID", "").put("started", false);
            state.putObject("waiting").put("reason", "ImagePullBackOff").put("message", "Back-off pulling image");
            return;
        }
        status.put("imageID", "id-of-" + image).put("started", true);
        status.put("restartCount", before.path("restartCount").asInt() + (ran ? 1 : 0));
        state.putObject("running").put("startedAt", "2026-01-01T00:00:00Z");
    }

    /** No container waits for an image. */
    static boolean run(ObjectNode pod) {
        for (JsonNode status : pod.at("/status/containerStatuses")) {
            if (!status.path("started").asBoolean()) {
                return false;
            }
        }
        return true;
    }

    static boolean someAreAboutToBeReady(ObjectNode pod) {
        for (JsonNode status : pod.at("/status/containerStatuses")) {
            if (status.path("started").asBoolean() && !status.path("ready").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    static boolean areReady(ObjectNode pod) {
        for (JsonNode status : pod.at("/status/containerStatuses")) {
            if (!status.path("ready").asBoolean()) {
                return false;
            }
        }
        return true;
    }

    static void becomeReady(ObjectNode pod) {
        pod.at("/status/containerStatuses").forEach(status -> ((ObjectNode) status)
                .put("ready", status.path("started").asBoolean()));
    }

    private static JsonNode status(ObjectNode pod, String name) {
        for (JsonNode status : pod.at("/status/containerStatuses")) {
            if (status.path("name").asText().equals(name)) {
                return status;
            }
        }
        return pod.at("/none");
    }
}

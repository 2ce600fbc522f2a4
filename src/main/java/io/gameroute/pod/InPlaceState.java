package io.gameroute.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.gameroute.api.Annotations;
import io.gameroute.api.ApiTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an update inside a pod began with, in OpenKruise's form; by it the update is known to be complete (KR-32).
 *
 * @param imageIds of the containers that get another image: what ran there before
 */
public record InPlaceState(String revision, Instant begun, Map<String, String> imageIds) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static InPlaceState begin(Pod pod, String revision, Set<String> images, Instant now) {
        Map<String, String> imageIds = new TreeMap<>();
        for (String container : images) {
            imageIds.put(
                    container,
                    status(pod, container).map(ContainerStatus::getImageID).orElse(""));
        }
        return new InPlaceState(revision, now, imageIds);
    }

    public static Optional<InPlaceState> recordedOn(Pod pod) {
        Map<String, String> annotations = pod.getMetadata().getAnnotations();
        String text = annotations == null ? null : annotations.get(Annotations.IN_PLACE_STATE);
        if (text == null) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(text);
            Map<String, String> imageIds = new TreeMap<>();
            json.path("lastContainerStatuses")
                    .properties()
                    .forEach(entry -> imageIds.put(
                            entry.getKey(), entry.getValue().path("imageID").asText()));
            Instant begun = Instant.parse(json.path("updateTimestamp").asText());
            return Optional.of(new InPlaceState(json.path("revision").asText(), begun, imageIds));
        } catch (JsonProcessingException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    public String text() {
        ObjectNode json = JSON.createObjectNode();
        json.put("revision", revision).put("updateTimestamp", ApiTime.text(begun));
        ObjectNode statuses = json.putObject("lastContainerStatuses");
        imageIds.forEach((container, id) -> statuses.putObject(container).put("imageID", id));
        return json.toString();
    }

    /** Every container runs its new image, and what was resized has its new size. */
    public boolean isComplete(Pod pod) {
        return imageIds.entrySet().stream().allMatch(entry -> isComplete(pod, entry.getKey(), entry.getValue()))
                && PodState.condition(pod, "PodResizePending").isEmpty()
                && PodState.condition(pod, "PodResizeInProgress").isEmpty();
    }

    private static boolean isComplete(Pod pod, String container, String before) {
        ContainerStatus status = status(pod, container).orElse(null);
        if (status == null || status.getImageID() == null || status.getImageID().isEmpty()) {
            return false;
        }
        return !status.getImageID().equals(before) || (isRunning(status) && runsItsImage(pod, container, status));
    }

    private static boolean isRunning(ContainerStatus status) {
        return status.getState() != null && status.getState().getRunning() != null;
    }

    private static boolean runsItsImage(Pod pod, String container, ContainerStatus status) {
        return pod.getSpec() != null
                && Stream.concat(pod.getSpec().getContainers().stream(), pod.getSpec().getInitContainers().stream())
                        .filter(spec -> spec.getName().equals(container))
                        .map(Container::getImage)
                        .anyMatch(image -> image != null && ImageName.isSame(image, status.getImage()));
    }

    private static Optional<ContainerStatus> status(Pod pod, String container) {
        PodStatus status = pod.getStatus();
        return status == null
                ? Optional.empty()
                : Stream.concat(status.getContainerStatuses().stream(), status.getInitContainerStatuses().stream())
                        .filter(one -> one.getName().equals(container))
                        .findFirst();
    }
}

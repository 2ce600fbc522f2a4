package io.gameroute.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
 * @param imageIds of the containers that have got another image: what ran there before
 * @param next images of containers whose turn comes when those are ready (KR-33)
 */
public record InPlaceState(String revision, Instant begun, Map<String, String> imageIds, Map<String, String> next) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param images by container: what they are to get, of which those come first that the pod starts first */
    public static InPlaceState begin(Pod pod, ServerTemplate to, Map<String, String> images, Instant now) {
        return new InPlaceState(to.revision(), now, Map.of(), images).goOn(pod, Optional.of(to.template()), now);
    }

    /** @param template by which the pod starts its containers; when it is not known any more, all the others are next */
    public InPlaceState goOn(Pod pod, Optional<PodTemplate> template, Instant now) {
        Set<String> first =
                template.map(known -> LaunchOrder.first(known, next.keySet())).orElse(next.keySet());
        Map<String, String> ids = new TreeMap<>(imageIds);
        first.forEach(container -> ids.put(
                container,
                status(pod, container).map(ContainerStatus::getImageID).orElse("")));
        Map<String, String> rest = new TreeMap<>(next);
        rest.keySet().removeAll(first);
        return new InPlaceState(revision, now, ids, rest);
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
            Map<String, String> next = new TreeMap<>();
            json.path("nextContainerImages")
                    .properties()
                    .forEach(entry -> next.put(entry.getKey(), entry.getValue().asText()));
            return Optional.of(new InPlaceState(json.path("revision").asText(), begun, imageIds, next));
        } catch (JsonProcessingException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    public String text() {
        ObjectNode json = JSON.createObjectNode();
        json.put("revision", revision).put("updateTimestamp", ApiTime.text(begun));
        ObjectNode statuses = json.putObject("lastContainerStatuses");
        imageIds.forEach((container, id) -> statuses.putObject(container).put("imageID", id));
        if (!next.isEmpty()) {
            ObjectNode images = json.putObject("nextContainerImages");
            next.forEach(images::put);
            ArrayNode before = json.putObject("preCheckBeforeNext").putArray("containersRequiredReady");
            imageIds.keySet().forEach(before::add);
        }
        return json.toString();
    }

    /** Those that have new images are ready, so that the next ones may get theirs. */
    public boolean mayGoOn(Pod pod) {
        return !next.isEmpty()
                && runNewImages(pod)
                && imageIds.keySet().stream().allMatch(container -> status(pod, container)
                        .filter(status -> Boolean.TRUE.equals(status.getReady()))
                        .isPresent());
    }

    /** Every container runs its new image, and what was resized has its new size. */
    public boolean isComplete(Pod pod) {
        return next.isEmpty()
                && runNewImages(pod)
                && PodState.condition(pod, "PodResizePending").isEmpty()
                && PodState.condition(pod, "PodResizeInProgress").isEmpty();
    }

    private boolean runNewImages(Pod pod) {
        return imageIds.entrySet().stream().allMatch(entry -> isComplete(pod, entry.getKey(), entry.getValue()));
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

package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.pod.LaunchBarrier;
import io.gameroute.pod.PodState;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Containers that will not start until somebody does something, in words that do not change with every attempt of the node. */
final class StuckContainers {
    private static final Set<String> NO_IMAGE = Set.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "InvalidImageName",
            "ErrImageNeverPull",
            "ImageInspectError",
            "RegistryUnavailable");
    private static final Map<String, String> OTHERS = Map.of(
            "CrashLoopBackOff", "ends again and again",
            "CreateContainerConfigError", "cannot be configured",
            "CreateContainerError", "cannot be created",
            "RunContainerError", "cannot be run");

    private StuckContainers() {}

    /** The first one of the pod. */
    static Optional<String> of(Pod pod) {
        if (pod.getStatus() == null || PodState.isTerminating(pod)) {
            return Optional.empty();
        }
        return Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream())
                .filter(status -> !LaunchBarrier.holds(pod, status))
                .flatMap(status -> why(status).stream())
                .findFirst();
    }

    private static Optional<String> why(ContainerStatus status) {
        ContainerStateWaiting waiting =
                status.getState() == null ? null : status.getState().getWaiting();
        String reason = waiting == null ? "" : orEmpty(waiting.getReason());
        if (NO_IMAGE.contains(reason)) {
            return Optional.of("container " + status.getName() + " cannot get its image " + orEmpty(status.getImage()));
        }
        return Optional.ofNullable(OTHERS.get(reason)).map(what -> "container " + status.getName() + " " + what);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The runtime state of a pod that is seen for the first time: a new one begins its start, one that ran before is taken over as it was. */
record PodAdoption(Delays delays, Instant now) {

    PodRuntime adopt(PodView view, String freeIp) {
        Map<String, ContainerRuntime> containers = new LinkedHashMap<>();
        for (Container container : view.pod().getSpec().getContainers()) {
            containers.put(container.getName(), adopt(view, container));
        }
        String ip = knownIp(view.pod()).orElse(freeIp);
        return new PodRuntime(ip, containers, handledBefore(view), Optional.empty());
    }

    static Optional<String> knownIp(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).map(PodStatus::getPodIP).filter(ip -> !ip.isEmpty());
    }

    private ContainerRuntime adopt(PodView view, Container container) {
        return statusOf(view.pod(), container.getName())
                .filter(status -> !status.getContainerID().isEmpty())
                .map(status -> new ContainerRuntime(
                        status.getImage(),
                        status.getRestartCount(),
                        startOf(status),
                        startOf(status),
                        Optional.of(now).filter(time -> status.getRestartCount() > 0)))
                .orElseGet(() -> ContainerRuntime.first(container.getImage(), firstStart(view, container), delays));
    }

    private Instant firstStart(PodView view, Container container) {
        if (view.has(Fault.IMAGE_PULL_ERROR) || view.isMisconfigured(container.getName())) {
            return ContainerRuntime.NEVER;
        }
        return now.plus(view.has(Fault.SLOW_START) ? delays.slowStart() : delays.start());
    }

    /** One that ran before has its crash behind it. */
    private static Set<Fault> handledBefore(PodView view) {
        return knownIp(view.pod()).isPresent() ? view.faults() : Set.of();
    }

    private Instant startOf(ContainerStatus status) {
        if (status.getState() == null || status.getState().getRunning() == null) {
            return ContainerRuntime.NEVER;
        }
        return Instant.parse(status.getState().getRunning().getStartedAt());
    }

    private static Optional<ContainerStatus> statusOf(Pod pod, String container) {
        List<ContainerStatus> statuses =
                pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
        return statuses.stream()
                .filter(status -> status.getName().equals(container) && status.getContainerID() != null)
                .findFirst();
    }
}

package io.gameroute.reconcile.gameserver;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.pod.LaunchBarrier;
import io.gameroute.pod.PodState;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets the next containers of a server start when all that come before them are ready (KR-55): one ConfigMap for each step. */
final class LaunchPolicy {
    /** A node looks again after some seconds. One that still waits then may have lost what it waits for. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** @param again when to look again although nothing changes */
    record Step(List<Action> actions, Optional<Duration> again) {
        static final Step NONE = new Step(List.of(), Optional.empty());
    }

    private LaunchPolicy() {}

    /** @param lifted names of ConfigMaps that were made for this pod, and when */
    static Step next(Pod pod, Map<String, Instant> lifted, Instant now) {
        List<LaunchBarrier> barriers = LaunchBarrier.of(pod);
        if (barriers.isEmpty() || PodState.isTerminating(pod) || PodState.isFinished(pod)) {
            return Step.NONE;
        }
        Set<String> behind = new HashSet<>();
        barriers.forEach(barrier -> behind.addAll(barrier.containers()));
        for (LaunchBarrier barrier : barriers) {
            if (!areReady(pod, behind)) {
                return Step.NONE;
            }
            if (!haveStarted(pod, barrier)) {
                return lift(pod, barrier, Optional.ofNullable(lifted.get(barrier.configMap())), now);
            }
            behind.removeAll(barrier.containers());
        }
        return Step.NONE;
    }

    private static Step lift(Pod pod, LaunchBarrier barrier, Optional<Instant> done, Instant now) {
        Optional<Duration> left = done.map(since -> Duration.between(now, since.plus(PATIENCE)));
        if (left.isPresent() && !left.get().isNegative() && !left.get().isZero()) {
            return new Step(List.of(), left);
        }
        boolean isStillHeld = statuses(pod).stream()
                .anyMatch(
                        status -> barrier.containers().contains(status.getName()) && LaunchBarrier.holds(pod, status));
        if (done.isPresent() && !isStillHeld) {
            return Step.NONE;
        }
        Action.Create create = new Action.Create(
                ResourceKind.CONFIG_MAP, barrier.lifted(pod), List.of(), "the containers before are ready");
        return new Step(List.of(create), Optional.of(PATIENCE));
    }

    private static boolean areReady(Pod pod, Set<String> behind) {
        return pod.getSpec().getContainers().stream()
                .filter(container -> !behind.contains(container.getName()))
                .allMatch(container -> statuses(pod).stream()
                        .anyMatch(status -> status.getName().equals(container.getName())
                                && Boolean.TRUE.equals(status.getReady())));
    }

    private static boolean haveStarted(Pod pod, LaunchBarrier barrier) {
        return barrier.containers().stream().allMatch(container -> statuses(pod).stream()
                .anyMatch(status -> status.getName().equals(container) && hasStarted(status)));
    }

    private static boolean hasStarted(ContainerStatus status) {
        if (LaunchBarrier.isMisconfigured(status)) {
            return false;
        }
        boolean runs = status.getState() != null
                && (status.getState().getRunning() != null || status.getState().getTerminated() != null);
        boolean ran = status.getLastState() != null && status.getLastState().getTerminated() != null;
        return runs || ran || (status.getRestartCount() != null && status.getRestartCount() > 0);
    }

    private static List<ContainerStatus> statuses(Pod pod) {
        return pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
    }
}

package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** (pod, node, faults, runtime, now) to the next runtime and the next write. Level, not edge: it may be asked at any time, any number of times. */
record KubeletPlanner(Delays delays) {

    KubeletPlan plan(PodView view, PodRuntime before, Instant now) {
        if (view.node().down()) {
            return new KubeletPlan(before, cutOff(view, now));
        }
        PodRuntime runtime = new RuntimeTransition(delays, now).apply(view, before);
        return new KubeletPlan(runtime, step(view, runtime, now));
    }

    private KubeletStep step(PodView view, PodRuntime runtime, Instant now) {
        Optional<Instant> end = runtime.terminatingSince().map(since -> since.plus(grace(view.pod())));
        if (end.isPresent() && (view.isOver() || !end.get().isAfter(now))) {
            return remove(view, runtime, now);
        }
        if (view.isOver()) {
            return new KubeletStep.Rest(Optional.empty());
        }
        if (isOnlyStarting(runtime, now) && PodOutcome.of(view, runtime, now).isEmpty()) {
            return new KubeletStep.Rest(wakeUp(runtime, end, now));
        }
        return report(view, PodStatusDecision.of(view, runtime, now), wakeUp(runtime, end, now));
    }

    /** Nobody hears this node; what is written here a real cluster's control plane would write. */
    private static KubeletStep cutOff(PodView view, Instant now) {
        return !view.isOver() && PodConditions.isTrue(view.pod(), "Ready")
                ? new KubeletStep.Report(PodStatusDecision.unreachable(view, now))
                : new KubeletStep.Rest(Optional.empty());
    }

    /** A pod that finalizers will keep is first shown as ended; grace 0 says that the removal was already asked for. */
    private static KubeletStep remove(PodView view, PodRuntime runtime, Instant now) {
        if (!view.pod().getMetadata().getFinalizers().isEmpty() && !view.isOver()) {
            return new KubeletStep.Report(PodStatusDecision.ended(view, runtime, now));
        }
        Long asked = view.pod().getMetadata().getDeletionGracePeriodSeconds();
        return asked != null && asked == 0 ? new KubeletStep.Rest(Optional.empty()) : new KubeletStep.Remove();
    }

    private static KubeletStep report(PodView view, PodStatus wanted, Optional<Instant> wakeUp) {
        return PodStatusDecision.isShown(wanted, view.pod().getStatus())
                ? new KubeletStep.Rest(wakeUp)
                : new KubeletStep.Report(wanted);
    }

    /** Nothing to tell yet; saying "ContainerCreating" would cost a write per pod and nobody waits for it. */
    private static boolean isOnlyStarting(PodRuntime runtime, Instant now) {
        return runtime.containers().values().stream()
                .allMatch(container -> !container.isStarted(now) && !container.isHeld() && container.restarts() == 0);
    }

    private Duration grace(Pod pod) {
        Long asked = pod.getMetadata().getDeletionGracePeriodSeconds();
        Duration allowed = Duration.ofSeconds(asked == null ? 30 : asked);
        return allowed.compareTo(delays.termination()) < 0 ? allowed : delays.termination();
    }

    private static Optional<Instant> wakeUp(PodRuntime runtime, Optional<Instant> end, Instant now) {
        Stream<Instant> changes = runtime.containers().values().stream()
                .flatMap(container -> Stream.of(container.startAt(), container.readyAt()));
        return Stream.concat(changes, end.stream())
                .filter(time -> time.isAfter(now) && !time.equals(ContainerRuntime.NEVER))
                .min(Instant::compareTo);
    }
}

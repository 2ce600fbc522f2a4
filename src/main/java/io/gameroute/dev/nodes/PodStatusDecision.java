package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The status that a pod should show. It holds only what its writer owns, so that a strategic merge leaves other people's conditions (those of
 * readiness gates) alone.
 */
final class PodStatusDecision {
    private final PodView view;
    private final PodRuntime runtime;
    private final Instant now;
    private final Optional<PodOutcome> outcome;

    private PodStatusDecision(PodView view, PodRuntime runtime, Instant now, Optional<PodOutcome> outcome) {
        this.view = view;
        this.runtime = runtime;
        this.now = now;
        this.outcome = outcome;
    }

    static PodStatus of(PodView view, PodRuntime runtime, Instant now) {
        return new PodStatusDecision(view, runtime, now, PodOutcome.of(view, runtime, now)).status();
    }

    /** The last status before the removal of a pod that something keeps. */
    static PodStatus ended(PodView view, PodRuntime runtime, Instant now) {
        return new PodStatusDecision(view, runtime, now, Optional.of(PodOutcome.terminated())).status();
    }

    static PodStatus unreachable(PodView view, Instant now) {
        return new PodStatusBuilder()
                .withConditions(
                        PodConditions.condition(view.pod(), "Ready", false, "NodeNotReady", "Node is not ready", now))
                .build();
    }

    static PodStatus unschedulable(Pod pod, String message, Instant now) {
        return new PodStatusBuilder()
                .withConditions(PodConditions.condition(pod, "PodScheduled", false, "Unschedulable", message, now))
                .build();
    }

    /** Whether writing {@code wanted} would change nothing that anybody could see. */
    static boolean isShown(PodStatus wanted, @Nullable PodStatus shown) {
        return shown != null
                && isUnsetOrSame(wanted.getPhase(), shown.getPhase())
                && isUnsetOrSame(wanted.getReason(), shown.getReason())
                && isUnsetOrSame(wanted.getPodIP(), shown.getPodIP())
                && isUnsetOrSame(wanted.getObservedGeneration(), shown.getObservedGeneration())
                && isUnsetOrSame(wanted.getContainerStatuses(), shown.getContainerStatuses())
                && wanted.getConditions().stream().allMatch(condition -> isShown(condition, shown));
    }

    private static boolean isUnsetOrSame(@Nullable Object wanted, @Nullable Object shown) {
        return wanted == null || wanted.equals(List.of()) || Objects.equals(wanted, shown);
    }

    private static boolean isShown(PodCondition wanted, PodStatus shown) {
        return PodConditions.find(shown, wanted.getType())
                .filter(present -> PodConditions.isSame(present, wanted))
                .isPresent();
    }

    private PodStatus status() {
        String ip = Boolean.TRUE.equals(view.pod().getSpec().getHostNetwork())
                ? view.node().internalIp()
                : runtime.podIp();
        return new PodStatusBuilder()
                .withPhase(phase())
                .withReason(outcome.map(PodOutcome::reason)
                        .filter(text -> !text.isEmpty())
                        .orElse(null))
                .withMessage(outcome.map(PodOutcome::message)
                        .filter(text -> !text.isEmpty())
                        .orElse(null))
                .withHostIP(hostIp())
                .addNewHostIP(hostIp())
                .withPodIP(ip)
                .addNewPodIP(ip)
                .withStartTime(startTime())
                .withObservedGeneration(observedGeneration())
                .withConditions(conditions())
                .withInitContainerStatuses(initContainers())
                .withContainerStatuses(containers())
                .build();
    }

    /** A pod keeps the address it was told first: a merge would add another one, which the API server refuses. */
    private String hostIp() {
        return Optional.ofNullable(view.pod().getStatus())
                .map(PodStatus::getHostIP)
                .filter(ip -> !ip.isEmpty())
                .orElse(view.node().internalIp());
    }

    private String phase() {
        boolean running = runtime.containers().values().stream()
                .allMatch(container -> container.isStarted(now) || container.restarts() > 0);
        return outcome.map(PodOutcome::phase).orElse(running ? "Running" : "Pending");
    }

    private String startTime() {
        return Optional.ofNullable(view.pod().getStatus())
                .map(PodStatus::getStartTime)
                .orElseGet(() -> PodConditions.timestamp(now));
    }

    /** The request to delete is a new generation, too; it is no news worth a write. */
    private @Nullable Long observedGeneration() {
        PodStatus shown = view.pod().getStatus();
        return view.isTerminating() && shown != null
                ? shown.getObservedGeneration()
                : view.pod().getMetadata().getGeneration();
    }

    private List<PodCondition> conditions() {
        ReadinessDecision readiness = new ReadinessDecision(view, runtime, now);
        List<PodCondition> conditions = new ArrayList<>();
        conditions.add(PodConditions.condition(view.pod(), "Initialized", true, "", "", now));
        conditions.addAll(outcome.map(end -> readiness.both(end.isFailure() ? "PodFailed" : "PodCompleted", ""))
                .orElseGet(readiness::conditions));
        return conditions;
    }

    private List<ContainerStatus> containers() {
        ContainerStatusDecision decision = new ContainerStatusDecision(view, runtime, now);
        return view.pod().getSpec().getContainers().stream()
                .map(container -> decision.of(container, outcome))
                .toList();
    }

    private List<ContainerStatus> initContainers() {
        ContainerStatusDecision decision = new ContainerStatusDecision(view, runtime, now);
        Instant start = Instant.parse(startTime());
        return view.pod().getSpec().getInitContainers().stream()
                .map(container -> decision.ofInit(container, start, outcome))
                .toList();
    }
}

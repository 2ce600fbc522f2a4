package io.gameroute.reconcile.gameserver;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.gameroute.pod.LaunchBarrier;
import io.gameroute.pod.PodState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is not normal about a pod (GS-30). Unlike OKG it does not take an init container that ended well for a fault, so that the condition can
 * become True for a pod that has one.
 */
final class PodNormalPolicy {
    private static final Set<String> ORDINARY_AT_START = Set.of(
            "",
            "ContainersNotReady",
            "ContainersNotInitialized",
            "ReadinessGatesNotReady",
            "ContainerCreating",
            "PodInitializing");
    private static final Set<String> MUST_BE_TRUE = Set.of("PodScheduled", "Initialized", "ContainersReady");

    private PodNormalPolicy() {}

    static Findings findings(Pod pod) {
        Findings findings = new Findings();
        PodStatus status = pod.getStatus();
        if (status == null) {
            return findings;
        }
        if (status.getReason() != null && !status.getReason().isEmpty()) {
            findings.add(status.getReason(), status.getMessage());
        }
        conditions(pod, status, findings);
        containers(pod, status.getInitContainerStatuses(), findings);
        containers(pod, status.getContainerStatuses(), findings);
        return findings;
    }

    /** Nothing but what every pod goes through between its creation and its being ready. */
    static boolean areOrdinaryAtStart(Findings findings) {
        return ORDINARY_AT_START.containsAll(findings.reasons());
    }

    private static void conditions(Pod pod, PodStatus status, Findings findings) {
        for (PodCondition condition : status.getConditions()) {
            if (MUST_BE_TRUE.contains(condition.getType()) && !"True".equals(condition.getStatus())) {
                findings.add(condition.getReason(), condition.getMessage());
            }
        }
        Optional<PodCondition> ready = PodState.condition(pod, "Ready").filter(c -> "False".equals(c.getStatus()));
        boolean containersReady = PodState.condition(pod, "ContainersReady")
                .filter(c -> "True".equals(c.getStatus()))
                .isPresent();
        if (ready.isPresent() && containersReady) {
            findings.add(ready.get().getReason(), ready.get().getMessage());
        }
    }

    /** A group of containers speaks up only with both a reason and a message, so that a bare ContainerCreating is no finding. */
    private static void containers(Pod pod, List<ContainerStatus> statuses, Findings findings) {
        Findings group = new Findings();
        for (ContainerStatus status : statuses) {
            if (!LaunchBarrier.holds(pod, status)) {
                container(status, group);
            }
        }
        if (!group.reason().isEmpty() && !group.message().isEmpty()) {
            findings.add(group.reason(), group.message());
        }
    }

    private static void container(ContainerStatus status, Findings group) {
        ContainerState state = status.getState();
        if (state != null
                && state.getWaiting() != null
                && hasText(state.getWaiting().getReason())) {
            group.add(state.getWaiting().getReason(), state.getWaiting().getMessage());
        } else if (state != null && state.getTerminated() != null) {
            terminated(state.getTerminated(), group);
        } else if (state == null || state.getRunning() == null) {
            ContainerState last = status.getLastState();
            if (last != null && last.getTerminated() != null) {
                terminated(last.getTerminated(), group);
            }
        }
    }

    private static void terminated(ContainerStateTerminated terminated, Findings group) {
        boolean endedWell = terminated.getExitCode() != null && terminated.getExitCode() == 0;
        if (hasText(terminated.getReason()) && !endedWell) {
            String message = terminated.getMessage() == null ? "" : terminated.getMessage();
            group.add(
                    "ContainerTerminated:" + terminated.getReason(),
                    message + " ExitCode: " + terminated.getExitCode());
        }
    }

    private static boolean hasText(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}

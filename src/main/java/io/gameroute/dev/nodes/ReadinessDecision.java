package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodReadinessGate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Conditions {@code ContainersReady} and {@code Ready}: the second also wants every readiness gate's condition to be True. */
record ReadinessDecision(PodView view, PodRuntime runtime, Instant now) {

    boolean isReady(String container) {
        ContainerRuntime known = runtime.containers().get(container);
        return known != null && known.isReady(now) && !view.has(Fault.NEVER_READY);
    }

    List<PodCondition> conditions() {
        String unready = runtime.containers().keySet().stream()
                .filter(name -> !isReady(name))
                .collect(Collectors.joining(" "));
        if (!unready.isEmpty()) {
            return both("ContainersNotReady", "containers with unready status: [" + unready + "]");
        }
        PodCondition containers = condition("ContainersReady", true, "", "");
        return closedGate()
                .map(gate -> List.of(containers, condition("Ready", false, "ReadinessGatesNotReady", gate)))
                .orElseGet(() -> List.of(containers, condition("Ready", true, "", "")));
    }

    List<PodCondition> both(String reason, String message) {
        return List.of(
                condition("ContainersReady", false, reason, message), condition("Ready", false, reason, message));
    }

    private Optional<String> closedGate() {
        return view.pod().getSpec().getReadinessGates().stream()
                .map(PodReadinessGate::getConditionType)
                .filter(type -> !PodConditions.isTrue(view.pod(), type))
                .map(this::closedGate)
                .findFirst();
    }

    private String closedGate(String type) {
        return PodConditions.find(view.pod().getStatus(), type)
                .map(condition -> "the status of pod readiness gate \"" + type + "\" is not \"True\", but "
                        + condition.getStatus())
                .orElse("corresponding condition of pod readiness gate \"" + type + "\" does not exist.");
    }

    private PodCondition condition(String type, boolean holds, String reason, String message) {
        return PodConditions.condition(view.pod(), type, holds, reason, message, now);
    }
}

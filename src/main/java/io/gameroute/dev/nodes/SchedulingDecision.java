package io.gameroute.dev.nodes;

/** Where a pod goes, or why it goes nowhere for now. */
sealed interface SchedulingDecision {

    record Bind(String node) implements SchedulingDecision {}

    /** Told on the pod as condition {@code PodScheduled=False}, reason {@code Unschedulable}. */
    record Unschedulable(String message) implements SchedulingDecision {}
}

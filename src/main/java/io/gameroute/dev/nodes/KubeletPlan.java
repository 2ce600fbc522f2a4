package io.gameroute.dev.nodes;

/** The pod's next runtime state and what is to be done about it. */
record KubeletPlan(PodRuntime runtime, KubeletStep step) {}

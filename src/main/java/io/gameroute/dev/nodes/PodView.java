package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Set;

/** The input of every decision of a kubelet: the pod as last seen, its node, and what is wrong with it on request. */
record PodView(Pod pod, NodeState node, Set<Fault> faults) {

    boolean has(Fault fault) {
        return faults.contains(fault);
    }

    String phase() {
        return pod.getStatus() == null || pod.getStatus().getPhase() == null
                ? "Pending"
                : pod.getStatus().getPhase();
    }

    boolean isOver() {
        return phase().equals("Failed") || phase().equals("Succeeded");
    }

    boolean isTerminating() {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    String restartPolicy() {
        String policy = pod.getSpec().getRestartPolicy();
        return policy == null ? "Always" : policy;
    }
}

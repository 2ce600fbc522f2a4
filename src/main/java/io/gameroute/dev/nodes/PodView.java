package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Set;

/**
 * The input of every decision of a kubelet: the pod as last seen, its node, and what is wrong with it on request.
 *
 * @param misconfigured by container: what it lacks to be created
 */
record PodView(Pod pod, NodeState node, Set<Fault> faults, Map<String, String> misconfigured) {

    boolean has(Fault fault) {
        return faults.contains(fault);
    }

    boolean isMisconfigured(String container) {
        return misconfigured.containsKey(container);
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

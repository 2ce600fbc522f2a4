package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a node's kubelet (or, for a node that is down, its control plane) should change about the Node object. */
final class NodeStatusDecision {
    private static final Set<String> OF_READINESS =
            Set.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

    private NodeStatusDecision() {}

    /** The conditions to write, if those that the node shows do not fit. */
    static Optional<List<NodeCondition>> conditions(Node node, Instant now) {
        boolean down = NodeState.isDown(node);
        String wanted = down ? "Unknown" : "True";
        return wanted.equals(shownReady(node)) ? Optional.empty() : Optional.of(NodeObjects.conditions(down, now));
    }

    /** The taints to leave, if some say not ready of a node that is: the API server puts one on every new node. */
    static Optional<List<Taint>> taints(Node node) {
        List<Taint> present =
                node.getSpec() == null ? List.of() : node.getSpec().getTaints();
        List<Taint> left = present.stream()
                .filter(taint -> !OF_READINESS.contains(taint.getKey()))
                .toList();
        return NodeState.isDown(node) || left.size() == present.size() ? Optional.empty() : Optional.of(left);
    }

    private static String shownReady(Node node) {
        return node.getStatus() == null
                ? ""
                : node.getStatus().getConditions().stream()
                        .filter(condition -> "Ready".equals(condition.getType()))
                        .map(NodeCondition::getStatus)
                        .findFirst()
                        .orElse("");
    }
}

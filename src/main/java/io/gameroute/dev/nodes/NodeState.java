package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What scheduler and kubelet need to know of a node. */
record NodeState(
        String name,
        Map<String, String> labels,
        List<Taint> taints,
        boolean unschedulable,
        boolean down,
        String internalIp,
        int podCapacity) {

    static NodeState of(Node node) {
        Optional<NodeStatus> status = Optional.ofNullable(node.getStatus());
        return new NodeState(
                node.getMetadata().getName(),
                Optional.ofNullable(node.getMetadata().getLabels()).orElse(Map.of()),
                Optional.ofNullable(node.getSpec())
                        .map(spec -> spec.getTaints())
                        .orElse(List.of()),
                Optional.ofNullable(node.getSpec())
                        .map(spec -> spec.getUnschedulable())
                        .orElse(false),
                isDown(node),
                status.map(NodeStatus::getAddresses)
                        .flatMap(NodeState::internalIp)
                        .orElse(""),
                status.map(NodeStatus::getAllocatable)
                        .map(allocatable -> allocatable.get("pods"))
                        .map(Quantity::getNumericalAmount)
                        .map(Number::intValue)
                        .orElse(0));
    }

    static boolean isDown(Node node) {
        Map<String, String> annotations = node.getMetadata().getAnnotations();
        return annotations != null && Fault.NODE_DOWN.equals(annotations.get(Fault.ANNOTATION));
    }

    private static Optional<String> internalIp(List<NodeAddress> addresses) {
        return addresses.stream()
                .filter(address -> "InternalIP".equals(address.getType()))
                .map(NodeAddress::getAddress)
                .findFirst();
    }
}

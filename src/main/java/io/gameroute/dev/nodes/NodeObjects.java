package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a kubelet registers for its machine: the Node, its conditions, and the Lease that says that it lives. */
record NodeObjects(SimulatedNodesOptions options) {
    static final String LABEL = "dev.gameroute.io/simulated-node";
    static final String LEASE_NAMESPACE = "kube-node-lease";

    String name(int index) {
        return options.namePrefix() + "-" + index;
    }

    Node node(int index, Instant now) {
        String name = name(index);
        Map<String, Quantity> room = Map.of(
                "pods", new Quantity(Integer.toString(options.podsPerNode())),
                "cpu", new Quantity("64"),
                "memory", new Quantity("256Gi"),
                "ephemeral-storage", new Quantity("1Ti"));
        NodeBuilder builder = new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels(LABEL, options.namePrefix())
                .addToLabels("kubernetes.io/hostname", name)
                .addToLabels("kubernetes.io/os", "linux")
                .addToLabels("kubernetes.io/arch", "amd64")
                .endMetadata()
                .withNewStatus()
                .withCapacity(room)
                .withAllocatable(room)
                .withConditions(conditions(false, now))
                .addNewAddress(address(10, 200, index), "InternalIP")
                .addNewAddress(name, "Hostname")
                .withNewNodeInfo()
                .withKubeletVersion("v1.36.0-simulated")
                .withOperatingSystem("linux")
                .withArchitecture("amd64")
                .endNodeInfo()
                .endStatus();
        return (options.externalAddresses()
                        ? builder.editStatus()
                                .addNewAddress(address(198, 18, index), "ExternalIP")
                                .endStatus()
                        : builder)
                .build();
    }

    /** A node that is down says nothing; its control plane then knows no better than Unknown. */
    static List<NodeCondition> conditions(boolean down, Instant now) {
        Stream<NodeCondition> pressures = Stream.of("MemoryPressure", "DiskPressure", "PIDPressure")
                .map(type -> down
                        ? condition(type, "Unknown", "NodeStatusUnknown", now)
                        : condition(type, "False", "KubeletHasNo" + type, now));
        NodeCondition ready = down
                ? condition("Ready", "Unknown", "NodeStatusUnknown", now)
                : condition("Ready", "True", "KubeletReady", now);
        return Stream.concat(pressures, Stream.of(ready)).toList();
    }

    Lease lease(Node owner, Instant now) {
        String name = owner.getMetadata().getName();
        return new LeaseBuilder()
                .withNewMetadata()
                .withNamespace(LEASE_NAMESPACE)
                .withName(name)
                .addNewOwnerReference()
                .withApiVersion("v1")
                .withKind("Node")
                .withName(name)
                .withUid(owner.getMetadata().getUid())
                .endOwnerReference()
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(name)
                .withLeaseDurationSeconds((int) Math.max(1, leaseDuration().toSeconds()))
                .withRenewTime(ZonedDateTime.ofInstant(now.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC))
                .endSpec()
                .build();
    }

    private Duration leaseDuration() {
        return options.heartbeat().multipliedBy(4);
    }

    private static NodeCondition condition(String type, String status, String reason, Instant now) {
        String time = PodConditions.timestamp(now);
        return new NodeConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage("simulated")
                .withLastHeartbeatTime(time)
                .withLastTransitionTime(time)
                .build();
    }

    private static String address(int first, int second, int index) {
        return String.format(Locale.ROOT, "%d.%d.%d.%d", first, second, index / 250, index % 250 + 1);
    }
}

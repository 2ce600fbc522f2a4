package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pods and nodes as the decisions under test see them. */
final class Samples {
    static final NodeState NODE = node("node-0");

    private Samples() {}

    static NodeState node(String name) {
        return new NodeState(name, Map.of("kubernetes.io/hostname", name), List.of(), false, false, "10.200.0.1", 2);
    }

    static NodeState downNode() {
        return new NodeState("node-0", Map.of(), List.of(), false, true, "10.200.0.1", 2);
    }

    static PodBuilder pod() {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace("test")
                .withName("pod")
                .withUid("uid")
                .withGeneration(1L)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Always")
                .addNewContainer()
                .withName("game")
                .withImage("game:1")
                .endContainer()
                .endSpec();
    }

    static Pod withPort(int port) {
        return pod().editSpec()
                .editFirstContainer()
                .addNewPort()
                .withContainerPort(port)
                .withHostPort(port)
                .endPort()
                .endContainer()
                .endSpec()
                .build();
    }

    static Pod withClaim(String claim) {
        return pod().editSpec()
                .addNewVolume()
                .withName("data")
                .withNewPersistentVolumeClaim(claim, false)
                .endVolume()
                .endSpec()
                .build();
    }

    static Pod showing(Pod pod, PodStatus status) {
        return new PodBuilder(pod).withStatus(status).build();
    }

    static PodView view(Pod pod, Fault... faults) {
        return new PodView(pod, NODE, Set.of(faults), Map.of());
    }
}

package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.cluster.TestNamespace;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pods of one test on three simulated nodes that are all the nodes there are. */
@ExtendWith(ControlPlaneExtension.class)
abstract class OnSimulatedNodes {
    static final Duration BOUND = Duration.ofSeconds(20);
    static SimulatedNodes nodes;

    final ControlPlane cluster;
    final KubernetesClient client;
    final String namespace;

    OnSimulatedNodes(ControlPlane cluster, TestNamespace namespace) {
        this.cluster = cluster;
        this.client = cluster.adminClient();
        this.namespace = namespace.name();
    }

    @BeforeAll
    static void startNodes(ControlPlane cluster) {
        nodes = SimulatedNodes.start(
                cluster.adminClient(),
                SimulatedNodesOptions.DEFAULTS.withNodes(3).withPodsPerNode(500));
    }

    @AfterAll
    static void closeNodes() {
        nodes.close();
    }

    Pod pod(String name) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .addNewInitContainer()
                .withName("prepare")
                .withImage("example.com/prepare:1")
                .endInitContainer()
                .addNewContainer()
                .withName("game")
                .withImage("example.com/game:1")
                .endContainer()
                .endSpec()
                .build();
    }

    Pod onNode(String name, String node) {
        return new PodBuilder(pod(name))
                .editSpec()
                .addToNodeSelector("kubernetes.io/hostname", node)
                .endSpec()
                .build();
    }

    void create(Pod pod) {
        client.resource(pod).create();
    }

    PodResource resource(String name) {
        return client.pods().inNamespace(namespace).withName(name);
    }

    Pod await(String name, Predicate<Pod> condition) {
        return Awaitility.await(name)
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> resource(name).get(), pod -> pod != null && condition.test(pod));
    }

    void awaitGone(String name) {
        Awaitility.await(name + " gone")
                .atMost(BOUND)
                .until(() -> resource(name).get() == null);
    }

    static ContainerStatus container(Pod pod) {
        return pod.getStatus().getContainerStatuses().get(0);
    }

    static boolean isReady(Pod pod) {
        return isTrue(pod, "Ready");
    }

    static boolean isTrue(Pod pod, String type) {
        return PodConditions.isTrue(pod, type);
    }
}

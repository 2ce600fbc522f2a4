package io.gameroute.dev.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.cluster.TestNamespace;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pods are there before the nodes, so that only the nodes' own pace is seen. The bound is loose: machines differ and may be busy. */
@ExtendWith(ControlPlaneExtension.class)
class SimulatedNodesThroughputIT {
    private static final int PODS = 1_000;
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final KubernetesClient client;
    private final String namespace;

    SimulatedNodesThroughputIT(KubernetesClient client, TestNamespace namespace) {
        this.client = client;
        this.namespace = namespace.name();
    }

    @Test
    void aThousandWaitingPodsBecomeReadyFast() throws InterruptedException {
        createPods();
        try (SharedIndexInformer<Pod> pods =
                client.pods().inNamespace(namespace).inform()) {
            long begin = System.nanoTime();
            try (SimulatedNodes nodes = SimulatedNodes.start(
                    client, SimulatedNodesOptions.DEFAULTS.withNodes(10).withPodsPerNode(PODS))) {
                Awaitility.await("all ready on " + nodes.nodeNames())
                        .atMost(BOUND)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> pods.getStore().list().stream()
                                        .filter(pod -> PodConditions.isTrue(pod, "Ready"))
                                        .count()
                                == PODS);
                report(System.nanoTime() - begin);
            }
            assertThat(pods.getStore().list())
                    .extracting(pod -> pod.getStatus().getPodIP())
                    .doesNotHaveDuplicates();
        }
    }

    private void createPods() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        for (int index = 0; index < PODS; index++) {
            Pod pod = pod("pod-" + index);
            threads.execute(() -> client.resource(pod).create());
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    private static void report(long nanos) {
        System.out.printf(
                "simulated nodes: %d pods ready in %d ms, %d pods/s%n",
                PODS, TimeUnit.NANOSECONDS.toMillis(nanos), PODS * 1_000_000_000L / nanos);
    }

    private Pod pod(String name) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("game")
                .withImage("example.com/game:1")
                .endContainer()
                .endSpec()
                .build();
    }
}

package io.gameroute.bench;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.kube.HttpKubernetesWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The floor of a bench: writes for so many servers, 64 servers at once, each server's writes one after the other, and nothing else. */
public final class BareClient {
    private static final int IN_FLIGHT = 64;
    private static final int MOST_REQUESTS = 256;

    private BareClient() {}

    /** What is written for one server. */
    @FunctionalInterface
    public interface Writes {
        CompletableFuture<?> of(HttpKubernetesWriter writer, int server);
    }

    /** Returns the seconds that it took. */
    public static double run(ControlPlane cluster, int servers, Writes writes) {
        try (KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(cluster.clientFor("admin").getConfiguration())
                        .withMaxConcurrentRequests(MOST_REQUESTS)
                        .withMaxConcurrentRequestsPerHost(MOST_REQUESTS)
                        .build())
                .build()) {
            HttpKubernetesWriter writer = new HttpKubernetesWriter(client);
            AtomicInteger next = new AtomicInteger();
            long start = System.nanoTime();
            CompletableFuture.allOf(IntStream.range(0, IN_FLIGHT)
                            .mapToObj(lane -> lane(writer, next, servers, writes))
                            .toArray(CompletableFuture[]::new))
                    .join();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static CompletableFuture<Void> lane(
            HttpKubernetesWriter writer, AtomicInteger next, int servers, Writes writes) {
        int index = next.getAndIncrement();
        return index >= servers
                ? CompletableFuture.completedFuture(null)
                : writes.of(writer, index).thenCompose(done -> lane(writer, next, servers, writes));
    }
}

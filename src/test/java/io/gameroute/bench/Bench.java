package io.gameroute.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.GameRouteProcess;
import io.gameroute.cluster.TestCluster;
import io.gameroute.dev.nodes.SimulatedNodes;
import io.gameroute.dev.nodes.SimulatedNodesOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What each bench begins with, waits by and speaks through. */
public final class Bench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int PODS_PER_NODE = 250;

    private Bench() {}

    /** Enough for so many servers, and as many again beside them. */
    public static SimulatedNodes nodes(KubernetesClient admin, int servers) {
        return SimulatedNodes.start(
                admin,
                SimulatedNodesOptions.DEFAULTS
                        .withNodes(Math.max(10, servers / 50))
                        .withPodsPerNode(PODS_PER_NODE));
    }

    /**
     * The jar with the JVM flags of the property {@code bench.jvm}, alone, so without an election. Returns when it is ready.
     *
     * @param settings each {@code KEY=VALUE}
     */
    public static GameRouteProcess controller(TestCluster cluster, String... settings) throws IOException {
        Path folder = Files.createTempDirectory("gameroute-bench");
        List<String> flags = List.of(System.getProperty("bench.jvm").split(" "));
        List<String> all = Stream.concat(Stream.of("gameroute.leader-election.enabled=false"), Stream.of(settings))
                .toList();
        GameRouteProcess controller = GameRouteProcess.start(cluster, folder, flags, all);
        controller.awaitReady();
        return controller;
    }

    public static void until(Callable<Boolean> isDone) {
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(100)).until(isDone);
    }

    public static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    public static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

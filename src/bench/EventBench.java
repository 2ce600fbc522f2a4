import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.gameroute.GameRouteProcess;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSpec;
import io.gameroute.bench.Bench;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.TestCluster;
import io.gameroute.cluster.TestNamespace;
import io.gameroute.kube.HttpKubernetesWriter;
import io.gameroute.kube.ResourcePath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * How long it takes from a change at the API server to a sink. Game servers without pods are patched at a steady rate, whether or not the answers keep up; the
 * time counts from the moment at which the change is due, and, beside it, from the API server's answer. Run it by events.sh.
 */
public final class EventBench {
    private static final int SERVERS = 1000;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 20);
    private static final int WARM_UP = 5;

    private EventBench() {}

    public static void main(String[] args) throws Exception {
        int[] rates = Arrays.stream(args).filter(arg -> !arg.isEmpty()).mapToInt(Integer::parseInt).toArray();
        try (TestCluster cluster = TestCluster.start()) {
            cluster.introduceCrds(Path.of("deploy/crds"));
            if (cluster instanceof ControlPlane real) {
                real.stopControllerManager();
            }
            for (boolean hanging : new boolean[] {false, true}) {
                for (int rate : rates.length == 0 ? new int[] {100, 1000} : rates) {
                    run(cluster, rate, hanging);
                }
            }
        }
        System.exit(0);
    }

    private static void run(TestCluster cluster, int rate, boolean hanging) throws Exception {
        int changes = rate * (SECONDS + WARM_UP);
        Clock clock = new Clock(changes);
        try (TestNamespace namespace = TestNamespace.create(cluster.adminClient(), "events");
                Receiver receiver = new Receiver(clock);
                KubernetesClient client = new KubernetesClientBuilder()
                        .withConfig(new ConfigBuilder(cluster.adminClient().getConfiguration())
                                .withMaxConcurrentRequests(512)
                                .withMaxConcurrentRequestsPerHost(512)
                                .build())
                        .build()) {
            HttpKubernetesWriter writer = new HttpKubernetesWriter(client);
            create(writer, namespace.name());
            try (GameRouteProcess controller = controller(cluster, namespace.name(), receiver, hanging)) {
                receiver.awaitBegun();
                double before = controller.cpuSeconds();
                write(writer, namespace.name(), rate, changes, clock);
                clock.awaitDelivered(Duration.ofSeconds(30));
                clock.print(rate, hanging, controller.cpuSeconds() - before);
            }
        }
    }

    private static void create(HttpKubernetesWriter writer, String namespace) {
        for (int from = 0; from < SERVERS; from += 50) {
            CompletableFuture.allOf(IntStream.range(from, from + 50)
                            .mapToObj(server -> writer.create(path(namespace, ""), server(namespace, server)))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private static GameServer server(String namespace, int number) {
        GameServer server = new GameServer();
        server.setMetadata(new ObjectMetaBuilder()
                .withName("alone-" + number)
                .withNamespace(namespace)
                .addToLabels("app", "bench")
                .build());
        server.setSpec(GameServerSpec.ofNewServer());
        return server;
    }

    /** Each change gives a priority that no other gives: its number. */
    private static void write(HttpKubernetesWriter writer, String namespace, int rate, int changes, Clock clock) {
        long begin = System.nanoTime();
        for (int change = 1; change <= changes; change++) {
            int number = change;
            long due = begin + (long) (change * 1e9 / rate);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            clock.due.set(number - 1, due);
            var spec = JsonNodeFactory.instance.objectNode().put("deletionPriority", number);
            var unused = writer.patch(
                            path(namespace, "alone-" + number % SERVERS),
                            "application/merge-patch+json",
                            JsonNodeFactory.instance.objectNode().set("spec", spec))
                    .thenRun(() -> clock.answered.set(number - 1, System.nanoTime()));
        }
    }

    private static ResourcePath path(String namespace, String name) {
        return new ResourcePath("game.kruise.io/v1alpha1", "gameservers", namespace, name, "");
    }

    /** When each change was due, answered and delivered. */
    private static final class Clock {
        final AtomicLongArray due;
        final AtomicLongArray answered;
        final AtomicLongArray delivered;

        Clock(int changes) {
            due = new AtomicLongArray(changes);
            answered = new AtomicLongArray(changes);
            delivered = new AtomicLongArray(changes);
        }

        /** What does not come in time is counted as missing. */
        void awaitDelivered(Duration patience) throws InterruptedException {
            long end = System.nanoTime() + patience.toNanos();
            while (missing() > 0 && System.nanoTime() < end) {
                Thread.sleep(100);
            }
        }

        long missing() {
            return IntStream.range(0, delivered.length()).filter(i -> delivered.get(i) == 0).count();
        }

        void print(int rate, boolean hanging, double cpu) {
            int first = rate * WARM_UP;
            Bench.print(
                    "%4d changes/s%s: due to sink %s; answer of the API server to sink %s; due to answer %s; %d of %d missing; %.1f CPU s",
                    rate,
                    hanging ? " beside a sink that hangs" : "",
                    figures(first, due, delivered),
                    figures(first, answered, delivered),
                    figures(first, due, answered),
                    missing(),
                    delivered.length(),
                    cpu);
        }

        private static String figures(int first, AtomicLongArray from, AtomicLongArray to) {
            double[] millis = IntStream.range(first, to.length())
                    .filter(i -> to.get(i) > 0 && from.get(i) > 0)
                    .mapToDouble(i -> Math.max(0, to.get(i) - from.get(i)) / 1e6)
                    .sorted()
                    .toArray();
            return millis.length == 0
                    ? "none"
                    : String.format(
                            Locale.ROOT,
                            "p50 %.1f p99 %.1f max %.1f ms",
                            millis[millis.length / 2],
                            millis[millis.length * 99 / 100],
                            millis[millis.length - 1]);
        }
    }

    /** Takes events, and keeps whoever asks for /hang waiting. */
    private static final class Receiver implements AutoCloseable {
        private static final String NEW = "\"new\":\"";
        private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final CountDownLatch begun = new CountDownLatch(SERVERS);
        private final CountDownLatch end = new CountDownLatch(1);

        Receiver(Clock clock) throws IOException {
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/events", exchange -> take(exchange, clock));
            server.createContext("/hang", this::hang);
            server.start();
        }

        private void take(HttpExchange exchange, Clock clock) throws IOException {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                long now = System.nanoTime();
                int at = body.contains("gameserver.priority") ? body.indexOf(NEW) : -1;
                if (at >= 0) {
                    int from = at + NEW.length();
                    clock.delivered.set(Integer.parseInt(body.substring(from, body.indexOf('"', from))) - 1, now);
                } else {
                    begun.countDown();
                }
                exchange.sendResponseHeaders(204, -1);
            }
        }

        private void hang(HttpExchange exchange) throws IOException {
            try (exchange) {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** The events of the servers' creation have come. */
        void awaitBegun() throws InterruptedException {
            if (!begun.await(60, java.util.concurrent.TimeUnit.SECONDS)) {
                throw new IllegalStateException("the sink gets no events");
            }
        }

        String url(String path) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + path;
        }

        @Override
        public void close() {
            end.countDown();
            server.stop(0);
        }
    }

    /** With a sink that works, and one that hangs beside it where that is wanted. */
    private static GameRouteProcess controller(TestCluster cluster, String namespace, Receiver receiver, boolean hanging)
            throws IOException {
        Path sinks = Files.createTempDirectory("gameroute-bench-sinks");
        sink(sinks, "works", receiver.url("/events"));
        if (hanging) {
            sink(sinks, "hangs", receiver.url("/hang"));
        }
        List<String> settings = new ArrayList<>(List.of("gameroute.namespace=" + namespace, "gameroute.routes.sinks=" + sinks));
        String database = System.getProperty("bench.database", "");
        if (!database.isEmpty()) {
            settings.addAll(List.of("gameroute.events.url=" + database, "gameroute.events.user=postgres"));
        }
        return Bench.controller(cluster, settings.toArray(String[]::new));
    }

    private static void sink(Path folder, String name, String url) throws IOException {
        Files.writeString(folder.resolve(name + ".camel.yaml"), """
                - route:
                    id: %1$s
                    from:
                      uri: gameserver-events:%1$s?from=earliest
                      steps:
                        - to:
                            uri: kamelet:event-http-sink
                            parameters: {url: "%2$s"}
                """.formatted(name, url));
    }
}

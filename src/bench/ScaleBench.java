import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.cluster.ApiWrite;
import io.gameroute.cluster.AuditLog;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.TestNamespace;
import io.gameroute.dev.nodes.SimulatedNodes;
import io.gameroute.dev.nodes.SimulatedNodesOptions;
import io.gameroute.kube.HttpKubernetesWriter;
import io.gameroute.kube.ResourcePath;
import io.gameroute.kube.Written;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Scales a set from 0 to N on a real API server and prints what it cost, beside the floor: a bare client that makes the same four writes a
 * server, 64 at once, on the same cluster in the same run. Run it by scale.sh.
 */
public final class ScaleBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int IN_FLIGHT = 64;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String AGENT = "gameroute";

    private ScaleBench() {}

    public static void main(String[] args) throws Exception {
        int servers = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        int warmUp = Math.min(servers, 200);
        try (ControlPlane cluster = ControlPlane.start()) {
            cluster.installCrds(Path.of("deploy/crds"));
            KubernetesClient admin = cluster.adminClient();
            SimulatedNodesOptions options =
                    SimulatedNodesOptions.DEFAULTS.withNodes(Math.max(10, servers / 50)).withPodsPerNode(250);
            try (SimulatedNodes nodes = SimulatedNodes.start(admin, options)) {
                floor(cluster, warmUp);
                try (Controller controller = new Controller(cluster)) {
                    scale(cluster, controller, warmUp, "warm-up");
                    double before = floor(cluster, servers);
                    double wall = scale(cluster, controller, servers, "gameroute");
                    double after = floor(cluster, servers);
                    double floor = (before + after) / 2;
                    print("floor %.1f s (before %.1f, after %.1f); gameroute %.1f s; ratio %.2f", floor, before, after, wall, wall / floor);
                }
            }
        }
        System.exit(0);
    }

    /** One lane a write in flight; each server's four writes come one after the other, as they must. */
    private static double floor(ControlPlane cluster, int servers) throws Exception {
        try (TestNamespace namespace = TestNamespace.create(cluster.adminClient(), "floor");
                KubernetesClient client = new KubernetesClientBuilder()
                        .withConfig(new ConfigBuilder(cluster.clientFor("admin").getConfiguration())
                                .withMaxConcurrentRequests(256)
                                .withMaxConcurrentRequestsPerHost(256)
                                .build())
                        .build()) {
            HttpKubernetesWriter writer = new HttpKubernetesWriter(client);
            AtomicInteger next = new AtomicInteger();
            long start = System.nanoTime();
            CompletableFuture.allOf(IntStream.range(0, IN_FLIGHT)
                            .mapToObj(lane -> lane(writer, namespace.name(), next, servers))
                            .toArray(CompletableFuture[]::new))
                    .join();
            return seconds(start);
        }
    }

    private static CompletableFuture<Void> lane(HttpKubernetesWriter writer, String ns, AtomicInteger next, int servers) {
        int index = next.getAndIncrement();
        return index >= servers
                ? CompletableFuture.completedFuture(null)
                : four(writer, ns, "floor-" + index).thenCompose(done -> lane(writer, ns, next, servers));
    }

    private static CompletableFuture<Written> four(HttpKubernetesWriter writer, String ns, String name) {
        ResourcePath pods = new ResourcePath("v1", "pods", ns, "", "");
        ResourcePath pod = new ResourcePath("v1", "pods", ns, name, "");
        ResourcePath servers = new ResourcePath("game.kruise.io/v1alpha1", "gameservers", ns, "", "");
        ResourcePath status = new ResourcePath("game.kruise.io/v1alpha1", "gameservers", ns, name, "status");
        return writer.create(pods, object(POD.formatted(name, ns)))
                .thenCompose(done -> writer.create(servers, object(SERVER.formatted(name, ns))))
                .thenCompose(done -> writer.patch(pod, "application/strategic-merge-patch+json", json(LABEL)))
                .thenCompose(done -> writer.patch(status, "application/json-patch+json", json(STATUS)));
    }

    private static double scale(ControlPlane cluster, Controller controller, int servers, String title) throws Exception {
        KubernetesClient admin = cluster.adminClient();
        try (TestNamespace namespace = TestNamespace.create(admin, "scale")) {
            AuditLog.Mark mark = cluster.auditLog().mark();
            double cpuBefore = controller.cpuSeconds();
            long start = System.nanoTime();
            admin.resource((GameServerSet) Serialization.unmarshal(SET.formatted(namespace.name(), servers), GameServerSet.class)).create();
            while (ready(admin, namespace.name()) < servers) {
                if (seconds(start) > LIMIT.toSeconds()) {
                    throw new IllegalStateException("not ready in time; see " + controller.log);
                }
                Thread.sleep(100);
            }
            double wall = seconds(start);
            double cpu = controller.cpuSeconds() - cpuBefore;
            List<ApiWrite> writes = cluster.auditLog().writesSince(mark, write -> write.userAgent().equals(AGENT));
            Map<String, Long> kinds = writes.stream()
                    .filter(write -> !write.resource().equals("leases"))
                    .collect(Collectors.groupingBy(ScaleBench::kind, TreeMap::new, Collectors.counting()));
            long total = kinds.values().stream().mapToLong(Long::longValue).sum();
            print("%s: %d servers ready after %.1f s; %.2f writes a server %s; %.1f CPU s; peak RSS %d MiB",
                    title, servers, wall, (double) total / servers, kinds, cpu, controller.peakRss());
            return wall;
        }
    }

    private static String kind(ApiWrite write) {
        return write.verb() + " " + write.resource() + (write.subresource().isEmpty() ? "" : "/" + write.subresource())
                + (write.isAccepted() ? "" : " refused");
    }

    /** Asks the set first: it is one small object, and the bench must not be the load. */
    private static long ready(KubernetesClient admin, String ns) {
        GameServerSet set = admin.resources(GameServerSet.class).inNamespace(ns).withName("bench").get();
        boolean close = set.getStatus() != null && set.getStatus().readyReplicas() == set.getSpec().replicas();
        return !close
                ? 0
                : admin.resources(GameServer.class).inNamespace(ns).list().getItems().stream()
                        .filter(server -> server.getStatus() != null && "Ready".equals(server.getStatus().currentState()))
                        .count();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static HasMetadata object(String yaml) {
        return Serialization.unmarshal(yaml);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The jar, in a process of its own. */
    private static final class Controller implements AutoCloseable {
        private final Path log = Files.createTempFile("gameroute-bench", ".log");
        private final Process process;

        Controller(ControlPlane cluster) throws Exception {
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            String flags = System.getProperty("bench.jvm", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx160m -Xss512k");
            List<String> command = new java.util.ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
            command.addAll(List.of(flags.split(" ")));
            command.addAll(List.of("-jar", "target/gameroute.jar", "run", "--kubeconfig", cluster.kubeconfig().toString(),
                    "--set", "gameroute.http.port=" + port, "--set", "gameroute.leader-election.enabled=false",
                    "--set", "gameroute.events.enabled=" + Boolean.getBoolean("bench.events"),
                    "--data", Files.createTempDirectory("gameroute-bench").toString()));
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/health")).build();
            HttpClient http = HttpClient.newHttpClient();
            for (int i = 0; i < 600; i++) {
                try {
                    if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (java.io.IOException notYet) {
                    // Not listening yet.
                }
                Thread.sleep(100);
            }
            throw new IllegalStateException("the controller does not become ready; see " + log);
        }

        double cpuSeconds() throws Exception {
            String[] stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat")).split(" ");
            return (Long.parseLong(stat[13]) + Long.parseLong(stat[14])) / 100.0;
        }

        long peakRss() throws Exception {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }

        @Override
        public void close() throws Exception {
            process.destroy();
            process.waitFor();
        }
    }

    private static final String SET = """
            apiVersion: game.kruise.io/v1alpha1
            kind: GameServerSet
            metadata: {name: bench, namespace: %s}
            spec:
              replicas: %d
              gameServerTemplate:
                metadata: {labels: {app: bench}}
                spec:
                  containers: [{name: game, image: "nginx:1.25", resources: {requests: {cpu: 10m}}}]
            """;
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: %s
              namespace: %s
              labels: {app: bench, game.kruise.io/gs-state: Creating, game.kruise.io/gs-opsState: None, game.kruise.io/gs-update-priority: "0"}
            spec:
              containers: [{name: game, image: "nginx:1.25", resources: {requests: {cpu: 10m}}}]
            """;
    private static final String SERVER = """
            apiVersion: game.kruise.io/v1alpha1
            kind: GameServer
            metadata: {name: %s, namespace: %s, labels: {app: bench}}
            spec: {opsState: None, updatePriority: 0, deletionPriority: 0, networkDisabled: false}
            """;
    private static final String LABEL = "{\"metadata\":{\"labels\":{\"game.kruise.io/gs-state\":\"Ready\"}}}";
    private static final String STATUS = "[{\"op\":\"add\",\"path\":\"/status\",\"value\":{\"desiredState\":\"Ready\",\"currentState\":\"Ready\","
            + "\"podStatus\":{\"phase\":\"Running\",\"podIP\":\"10.0.0.1\"},\"updatePriority\":\"0\",\"deletionPriority\":\"0\","
            + "\"conditions\":[{\"type\":\"PodNormal\",\"status\":\"True\"},{\"type\":\"NodeNormal\",\"status\":\"True\"}]}}]";
}

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.GameRouteProcess;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.bench.BareClient;
import io.gameroute.bench.Bench;
import io.gameroute.bench.OwnWriteCounts;
import io.gameroute.cluster.AuditLog;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.TestNamespace;
import io.gameroute.dev.nodes.SimulatedNodes;
import io.gameroute.kube.HttpKubernetesWriter;
import io.gameroute.kube.ResourcePath;
import io.gameroute.kube.Written;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * Scales a set from 0 to N on a real API server and prints what it cost, beside the floor: a bare client that makes the same four writes a
 * server, 64 at once, on the same cluster in the same run. Run it by scale.sh.
 */
public final class ScaleBench {
    /** How long one request may take that removes all pods of a namespace, in ms. */
    private static final int REMOVAL = 600_000;

    private ScaleBench() {}

    public static void main(String[] args) throws Exception {
        int servers = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        int warmUp = Math.min(servers, 200);
        try (ControlPlane cluster = ControlPlane.start()) {
            cluster.installCrds(Path.of("deploy/crds"));
            KubernetesClient admin = cluster.adminClient();
            admin.getConfiguration().setRequestTimeout(REMOVAL);
            try (SimulatedNodes nodes = Bench.nodes(admin, servers)) {
                floor(cluster, warmUp);
                try (GameRouteProcess controller = Bench.controller(
                        cluster, "gameroute.events.enabled=" + Boolean.getBoolean("bench.events"))) {
                    scale(cluster, controller, warmUp, "warm-up");
                    double before = floor(cluster, servers);
                    double wall = scale(cluster, controller, servers, "gameroute");
                    double after = floor(cluster, servers);
                    double floor = (before + after) / 2;
                    Bench.print("floor %.1f s (before %.1f, after %.1f); gameroute %.1f s; ratio %.2f", floor, before, after, wall, wall / floor);
                }
            }
        }
        System.exit(0);
    }

    private static double floor(ControlPlane cluster, int servers) {
        try (TestNamespace namespace = TestNamespace.create(cluster.adminClient(), "floor")) {
            return BareClient.run(cluster, servers, (writer, index) -> four(writer, namespace.name(), "floor-" + index));
        }
    }

    private static CompletableFuture<Written> four(HttpKubernetesWriter writer, String ns, String name) {
        ResourcePath pods = new ResourcePath("v1", "pods", ns, "", "");
        ResourcePath pod = new ResourcePath("v1", "pods", ns, name, "");
        ResourcePath servers = new ResourcePath("game.kruise.io/v1alpha1", "gameservers", ns, "", "");
        ResourcePath status = new ResourcePath("game.kruise.io/v1alpha1", "gameservers", ns, name, "status");
        return writer.create(pods, object(POD.formatted(name, ns)))
                .thenCompose(done -> writer.create(servers, object(SERVER.formatted(name, ns))))
                .thenCompose(done -> writer.patch(pod, "application/strategic-merge-patch+json", Bench.json(LABEL)))
                .thenCompose(done -> writer.patch(status, "application/json-patch+json", Bench.json(STATUS)));
    }

    private static double scale(ControlPlane cluster, GameRouteProcess controller, int servers, String title) throws Exception {
        KubernetesClient admin = cluster.adminClient();
        try (TestNamespace namespace = TestNamespace.create(admin, "scale")) {
            AuditLog.Mark mark = cluster.auditLog().mark();
            double cpuBefore = controller.cpuSeconds();
            long start = System.nanoTime();
            admin.resource(object(SET.formatted(namespace.name(), servers))).create();
            Bench.until(() -> ready(admin, namespace.name()) == servers);
            double wall = Bench.seconds(start);
            double cpu = controller.cpuSeconds() - cpuBefore;
            OwnWriteCounts writes = OwnWriteCounts.since(cluster, mark);
            Bench.print("%s: %d servers ready after %.1f s; %.2f writes a server %s; %.1f CPU s; peak RSS %d MiB",
                    title, servers, wall, writes.perServer(servers), writes.kinds(), cpu, controller.peakRss());
            return wall;
        }
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

    private static HasMetadata object(String yaml) {
        return Serialization.unmarshal(yaml, HasMetadata.class);
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

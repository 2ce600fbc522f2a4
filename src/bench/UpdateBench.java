import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
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
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * Changes the image of N running servers in place, all at once, on a real API server and prints what it cost, beside the floor: a bare client that
 * makes the same six writes a server, 64 at once, on the same cluster in the same run. Run it by update.sh.
 */
public final class UpdateBench {
    private static final String STRATEGIC = "application/strategic-merge-patch+json";

    private UpdateBench() {}

    public static void main(String[] args) throws Exception {
        int servers = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        try (ControlPlane cluster = ControlPlane.start()) {
            cluster.installCrds(Path.of("deploy/crds"));
            try (SimulatedNodes nodes = Bench.nodes(cluster.adminClient(), servers);
                    GameRouteProcess controller = Bench.controller(
                        cluster, "gameroute.events.enabled=" + Boolean.getBoolean("bench.events"))) {
                update(cluster, controller, Math.min(servers, 200), "warm-up");
                double before = floor(cluster, servers);
                double wall = update(cluster, controller, servers, "gameroute");
                double after = floor(cluster, servers);
                double floor = (before + after) / 2;
                Bench.print("floor %.1f s (before %.1f, after %.1f); gameroute %.1f s; ratio %.2f", floor, before, after, wall, wall / floor);
            }
        }
        System.exit(0);
    }

    private static double update(ControlPlane cluster, GameRouteProcess controller, int servers, String title) throws Exception {
        KubernetesClient admin = cluster.adminClient();
        try (TestNamespace namespace = TestNamespace.create(admin, "update")) {
            admin.resource(object(SET.formatted(namespace.name(), servers))).create();
            Bench.until(() -> isDone(admin, namespace.name()));
            AuditLog.Mark mark = cluster.auditLog().mark();
            double cpuBefore = controller.cpuSeconds();
            long start = System.nanoTime();
            admin.resources(GameServerSet.class).inNamespace(namespace.name()).withName("bench")
                    .patch(PatchContext.of(PatchType.JSON),
                            "[{\"op\":\"replace\",\"path\":\"/spec/gameServerTemplate/spec/containers/0/image\",\"value\":\"nginx:1.26\"}]");
            Bench.until(() -> isDone(admin, namespace.name()));
            double wall = Bench.seconds(start);
            OwnWriteCounts writes = OwnWriteCounts.since(cluster, mark);
            Bench.print("%s: %d servers updated in place after %.1f s; %.2f writes a server %s; %.1f CPU s; peak RSS %d MiB",
                    title, servers, wall, writes.perServer(servers), writes.kinds(), controller.cpuSeconds() - cpuBefore, controller.peakRss());
            return wall;
        }
    }

    /** Asks the set first: it is one small object, and the bench must not be the load. */
    private static boolean isDone(KubernetesClient admin, String ns) {
        GameServerSet set = admin.resources(GameServerSet.class).inNamespace(ns).withName("bench").get();
        int wanted = set.getSpec().replicas();
        return set.getStatus() != null
                && set.getMetadata().getGeneration().equals(set.getStatus().observedGeneration())
                && Integer.valueOf(wanted).equals(set.getStatus().updatedReadyReplicas())
                && admin.resources(GameServer.class).inNamespace(ns).list().getItems().stream()
                                .filter(server -> server.getStatus() != null && "Ready".equals(server.getStatus().currentState()))
                                .count()
                        == wanted;
    }

    private static double floor(ControlPlane cluster, int servers) throws Exception {
        KubernetesClient admin = cluster.adminClient();
        try (TestNamespace namespace = TestNamespace.create(admin, "floor")) {
            String ns = namespace.name();
            ResourcePath pods = new ResourcePath("v1", "pods", ns, "", "");
            ResourcePath gameServers = new ResourcePath("game.kruise.io/v1alpha1", "gameservers", ns, "", "");
            BareClient.run(cluster, servers, (writer, index) -> writer.create(pods, object(POD.formatted(index, ns)))
                    .thenCompose(done -> writer.create(gameServers, object(SERVER.formatted(index, ns)))));
            Bench.until(() -> admin.pods().inNamespace(ns).withField("status.phase", "Running").list().getItems().size() == servers);
            return BareClient.run(cluster, servers, (writer, index) -> six(writer, ns, "floor-" + index));
        }
    }

    /** Out of service, the image, the status, into service, the state, the status. */
    private static CompletableFuture<?> six(HttpKubernetesWriter writer, String ns, String name) {
        ResourcePath pod = new ResourcePath("v1", "pods", ns, name, "");
        ResourcePath podStatus = new ResourcePath("v1", "pods", ns, name, "status");
        ResourcePath status = new ResourcePath("game.kruise.io/v1alpha1", "gameservers", ns, name, "status");
        return writer.patch(podStatus, STRATEGIC, Bench.json(GATE.formatted("False")))
                .thenCompose(done -> writer.patch(pod, STRATEGIC, Bench.json(IMAGE)))
                .thenCompose(done -> writer.patch(status, "application/json-patch+json", Bench.json(STATUS.formatted("Updating"))))
                .thenCompose(done -> writer.patch(podStatus, STRATEGIC, Bench.json(GATE.formatted("True"))))
                .thenCompose(done -> writer.patch(pod, STRATEGIC, Bench.json(LABEL)))
                .thenCompose(done -> writer.patch(status, "application/json-patch+json", Bench.json(STATUS.formatted("Ready"))));
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
              updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible, maxUnavailable: 100%%}}
              gameServerTemplate:
                metadata: {labels: {app: bench}}
                spec:
                  containers: [{name: game, image: "nginx:1.25", resources: {requests: {cpu: 10m}}}]
            """;
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: floor-%d
              namespace: %s
              labels: {app: bench, game.kruise.io/gs-state: Ready, game.kruise.io/gs-opsState: None, game.kruise.io/gs-update-priority: "0"}
            spec:
              readinessGates: [{conditionType: InPlaceUpdateReady}]
              containers: [{name: game, image: "nginx:1.25", resources: {requests: {cpu: 10m}}}]
            """;
    private static final String SERVER = """
            apiVersion: game.kruise.io/v1alpha1
            kind: GameServer
            metadata: {name: floor-%d, namespace: %s, labels: {app: bench}}
            spec: {opsState: None, updatePriority: 0, deletionPriority: 0, networkDisabled: false}
            """;
    private static final String GATE = "{\"status\":{\"conditions\":[{\"type\":\"InPlaceUpdateReady\",\"status\":\"%s\"}]}}";
    private static final String IMAGE = "{\"metadata\":{\"labels\":{\"controller-revision-hash\":\"bench-2\"}},"
            + "\"spec\":{\"containers\":[{\"name\":\"game\",\"image\":\"nginx:1.26\"}]}}";
    private static final String LABEL = "{\"metadata\":{\"labels\":{\"game.kruise.io/gs-state\":\"Ready\",\"bench\":\"done\"}}}";
    private static final String STATUS = "[{\"op\":\"add\",\"path\":\"/status\",\"value\":{\"desiredState\":\"Ready\",\"currentState\":\"%s\","
            + "\"podStatus\":{\"phase\":\"Running\",\"podIP\":\"10.0.0.1\"},\"updatePriority\":\"0\",\"deletionPriority\":\"0\","
            + "\"conditions\":[{\"type\":\"PodNormal\",\"status\":\"True\"},{\"type\":\"NodeNormal\",\"status\":\"True\"}]}}]";
}

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.gameroute.dev.apiserver.EmbeddedApiServer;
import io.gameroute.dev.apiserver.EmbeddedApiServerOptions;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Fills the embedded API server with N pods and N GameServers (default 10,000 each) over HTTPS, 64 requests at once, and prints creations a
 * second, the time of a full list, and the heap that the server holds afterwards. Server and client are processes of their own; run it by apiserver.sh.
 */
public final class ApiServerBench {
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("serve")) {
            serve(Path.of(arguments[1]));
        } else {
            load(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        }
    }

    /** Prints its heap for every line that it reads; ends with the input. */
    private static void serve(Path kubeconfig) throws Exception {
        try (EmbeddedApiServer server =
                EmbeddedApiServer.start(EmbeddedApiServerOptions.DEFAULT.withKubeconfig(kubeconfig))) {
            while (System.in.read() >= 0) {
                System.gc();
                long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                long cpu = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
                System.out.printf(Locale.ROOT, "server: heap %d MiB after a collection, %d ms of CPU so far%n", used >> 20, cpu / 1_000_000);
            }
        }
    }

    private static void load(Path kubeconfig, int count) throws Exception {
        Config config = Config.fromKubeconfig(Files.readString(kubeconfig));
        try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
            for (String crd : new String[] {"gameservers", "gameserversets"}) {
                try (var stream = Files.newInputStream(Path.of("deploy/crds/" + crd + ".game.kruise.io.yaml"))) {
                    client.load(stream).create();
                }
            }
            JsonNode pod = new YAMLMapper().readTree(POD);
            JsonNode gameServer = new YAMLMapper().readTree(GAME_SERVER);
            create(client, "/api/v1/namespaces/default/pods", 2_000, i -> named(pod, "warm-" + i));
            create(client, "/api/v1/namespaces/default/pods", count, i -> named(pod, "set-" + i));
            create(client, "/apis/game.kruise.io/v1alpha1/namespaces/default/gameservers", count, i -> named(gameServer, "set-" + i));
            long start = System.nanoTime();
            int size = client.raw("/api/v1/pods").length();
            System.out.printf(Locale.ROOT, "list of all pods: %d ms, %d MiB%n", (System.nanoTime() - start) / 1_000_000, size >> 20);
        }
    }

    private static byte[] named(JsonNode object, String name) {
        ObjectNode copy = object.deepCopy();
        ((ObjectNode) copy.path("metadata")).put("name", name);
        return copy.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void create(KubernetesClient client, String path, int count, IntFunction<byte[]> body) throws Exception {
        Semaphore atOnce = new Semaphore(64);
        AtomicInteger failed = new AtomicInteger();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            atOnce.acquire();
            client.getHttpClient()
                    .sendAsync(
                            client.getHttpClient().newHttpRequestBuilder()
                                    .uri(client.getMasterUrl() + path.substring(1))
                                    .header("Accept", "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json")
                                    .method("POST", "application/json", new String(body.apply(i), StandardCharsets.UTF_8))
                                    .build(),
                            byte[].class)
                    .whenComplete((response, problem) -> {
                        atOnce.release();
                        if (response == null || response.code() != 201) {
                            failed.incrementAndGet();
                        }
                    });
        }
        atOnce.acquire(64);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%s: %d in %.1f s, %.0f/s, %d failed%n", path, count, seconds, count / seconds, failed.get());
    }

    private static final String POD =
            """
            apiVersion: v1
            kind: Pod
            metadata:
              labels: {app: game, game.kruise.io/owner-gss: set, game.kruise.io/gs-state: Creating, controller-revision-hash: set-5d8f7c9b4}
              annotations: {game.kruise.io/gs-template-metadata-hash: 7d5f9c8b6, example.org/note: "a note of an ordinary length, as operators write them"}
            spec:
              containers:
                - {name: game, image: "registry.example.org/games/shooter:1.21.4", ports: [{containerPort: 7777, protocol: UDP}], resources: {requests: {cpu: 500m, memory: 512Mi}, limits: {cpu: "1", memory: 1Gi}}, env: [{name: NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}, {name: REGION, value: eu}], volumeMounts: [{name: data, mountPath: /data}]}
                - {name: sidecar, image: "registry.example.org/tools/sidecar:2.3", resources: {requests: {cpu: 50m, memory: 64Mi}}}
              volumes: [{name: data, emptyDir: {}}]
            """;
    private static final String GAME_SERVER =
            """
            apiVersion: game.kruise.io/v1alpha1
            kind: GameServer
            metadata:
              labels: {game.kruise.io/owner-gss: set, game.kruise.io/gs-state: Creating}
            spec: {opsState: None, updatePriority: 0, deletionPriority: 0, networkDisabled: false}
            """;
}

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gameroute.dev.apiserver.schema.BuiltInSchemas;
import io.gameroute.dev.apiserver.schema.StructuralSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** What it costs to compile a schema with its rules, and to bring one object through it. Run it by schema.sh. */
public final class SchemaBench {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final int RUNS = 31;

    private SchemaBench() {}

    public static void main(String[] args) throws IOException {
        bench("GameServerSet", () -> definition("gameserversets"), SET);
        bench("GameServer", () -> definition("gameservers"), SERVER);
        bench("Pod", () -> BuiltInSchemas.of("v1", "Pod").orElseThrow(), POD);
    }

    private static void bench(String kind, Supplier<StructuralSchema> compile, String yaml) throws IOException {
        long start = System.nanoTime();
        StructuralSchema schema = compile.get();
        double compiled = (System.nanoTime() - start) / 1e6;
        ObjectNode object = (ObjectNode) YAML.readTree(yaml);
        int errors = schema.validate(object, Optional.empty()).size();
        System.out.printf("%-13s compiled in %,6.0f ms; prune %s, default %s, validate %s, as an update %s (%d errors)%n",
                kind, compiled,
                median(() -> prune(schema, object)),
                median(() -> applyDefaults(schema, object)),
                median(() -> schema.validate(object, Optional.empty()).size()),
                median(() -> schema.validate(object, Optional.of(object)).size()),
                errors);
    }

    private static int prune(StructuralSchema schema, ObjectNode object) {
        schema.prune(object, new ArrayList<>());
        return object.size();
    }

    private static int applyDefaults(StructuralSchema schema, ObjectNode object) {
        schema.applyDefaults(object);
        return object.size();
    }

    private static String median(Supplier<Integer> work) {
        long[] nanos = new long[RUNS];
        int sum = 0;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                sum += work.get();
            }
            nanos[run] = (System.nanoTime() - start) / 1_000;
        }
        Arrays.sort(nanos);
        return String.format("%.1f us%s", nanos[RUNS / 2] / 1e3, sum < 0 ? "!" : "");
    }

    private static StructuralSchema definition(String plural) {
        try {
            JsonNode crd = YAML.readTree(Path.of("deploy/crds/" + plural + ".game.kruise.io.yaml").toFile());
            return StructuralSchema.parse((ObjectNode) crd.at("/spec/versions/0/schema/openAPIV3Schema"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final String SET = """
            apiVersion: game.kruise.io/v1alpha1
            kind: GameServerSet
            metadata: {name: arena, namespace: games}
            spec:
              replicas: 3
              serviceQualities:
                - {name: idle, containerName: game, permanent: false, exec: {command: [sh, -c, ./idle.sh]},
                   serviceQualityAction: [{state: true, opsState: WaitToBeDeleted}, {state: false, opsState: None}]}
              updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 100%, podUpdatePolicy: InPlaceIfPossible}}
              network: {networkType: Kubernetes-HostPort, networkConf: [{name: ContainerPorts, value: "game:7777/UDP"}]}
              gameServerTemplate:
                metadata: {labels: {app: arena}}
                spec:
                  containers:
                    - {name: game, image: "example/game:1", ports: [{containerPort: 7777, protocol: UDP}], env: [{name: A, value: b}]}
                  volumes: [{name: data, emptyDir: {}}]
            """;
    private static final String SERVER = """
            apiVersion: game.kruise.io/v1alpha1
            kind: GameServer
            metadata: {name: arena-0, namespace: games, labels: {game.kruise.io/owner-gss: arena}}
            spec: {opsState: None, updatePriority: 0, deletionPriority: 0, networkDisabled: false}
            status: {currentState: Ready, desiredState: Ready}
            """;
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: arena-0, namespace: games, labels: {app: arena}}
            spec:
              containers:
                - {name: game, image: "example/game:1", ports: [{containerPort: 7777, protocol: UDP}], env: [{name: A, value: b}],
                   resources: {limits: {cpu: 1, memory: 1Gi}}, livenessProbe: {tcpSocket: {port: 7777}}}
                - {name: sidecar, image: "example/sidecar:1", volumeMounts: [{name: data, mountPath: /data}]}
              volumes: [{name: data, emptyDir: {}}]
              nodeSelector: {kind: game}
            status: {phase: Running, conditions: [{type: Ready, status: "True"}], containerStatuses: [{name: game, ready: true}]}
            """;
}

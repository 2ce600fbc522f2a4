import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSpec;
import io.gameroute.kube.ClusterCache;
import io.gameroute.kube.IndexedClusterCache;
import io.gameroute.kube.ObjectKey;
import io.gameroute.kube.ObjectLookup;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.Plan;
import io.gameroute.reconcile.execute.GameServerSetReader;
import io.gameroute.reconcile.execute.SetMemory;
import io.gameroute.reconcile.execute.Templates;
import io.gameroute.reconcile.gameserverset.GameServerSetPlanner;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one pass over a set at rest costs, from reading the caches to the plan, for sets of different sizes. Run it by pass.sh. */
public final class PassBench {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int RUNS = 31;

    private PassBench() {}

    public static void main(String[] args) {
        for (int servers : new int[] {100, 1_000, 10_000}) {
            GameServerSetReader reader = new GameServerSetReader(atRest(servers), new Templates(), new SetMemory(CLOCK), CLOCK);
            int passes = Math.max(1, 300_000 / servers);
            long[] nanos = new long[RUNS];
            int actions = 0;
            for (int run = 0; run < RUNS; run++) {
                long start = System.nanoTime();
                for (int i = 0; i < passes; i++) {
                    actions += pass(reader).actions().size();
                }
                nanos[run] = (System.nanoTime() - start) / passes;
            }
            Arrays.sort(nanos);
            System.out.printf("%,6d servers: %,8.0f us a pass, %.2f us a server (median of %d; %d actions)%n",
                    servers, nanos[RUNS / 2] / 1e3, nanos[RUNS / 2] / 1e3 / servers, RUNS, actions);
        }
    }

    private static Plan pass(GameServerSetReader reader) {
        return GameServerSetPlanner.plan(reader.read(new ObjectKey("games", "arena")).orElseThrow());
    }

    /** The template is recorded, and every server is made from it. */
    private static ClusterCache atRest(int servers) {
        GameServerSet set = Serialization.unmarshal(SET.formatted(servers - 1, servers), GameServerSet.class);
        Plan first = pass(new GameServerSetReader(
                cache(set, List.of(), List.of(), List.of()), new Templates(), new SetMemory(CLOCK), CLOCK));
        ControllerRevision revision = (ControllerRevision) ((Action.Create) first.actions().get(0)).object();
        List<Pod> pods = new ArrayList<>();
        List<GameServer> gameServers = new ArrayList<>();
        for (int i = 0; i < servers; i++) {
            pods.add(pod(i, revision.getMetadata().getName()));
            gameServers.add(server(i));
        }
        return cache(set, gameServers, pods, List.of(revision));
    }

    private static ClusterCache cache(
            GameServerSet set, List<GameServer> gameServers, List<Pod> pods, List<ControllerRevision> revisions) {
        return new IndexedClusterCache(
                of(List.of(set)),
                of(gameServers),
                of(pods),
                of(List.of()),
                of(List.of()),
                of(List.of()),
                of(revisions),
                storageClass -> Optional.empty(),
                true);
    }

    private static <T extends io.fabric8.kubernetes.api.model.HasMetadata> ObjectLookup<T> of(List<T> objects) {
        Map<String, T> byKey = new HashMap<>();
        objects.forEach(object -> byKey.put(ObjectKey.of(object).toString(), object));
        return new ObjectLookup<>(key -> Optional.ofNullable(byKey.get(key)), (index, value) -> objects);
    }

    private static Pod pod(int ordinal, String revision) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("arena-" + ordinal)
                .withNamespace("games")
                .withUid("pod-" + ordinal)
                .withResourceVersion("7")
                .withLabels(Map.of("game.kruise.io/owner-gss", "arena", "game.kruise.io/gs-state", "Ready",
                        "controller-revision-hash", revision))
                .withOwnerReferences(owner("set"))
                .endMetadata()
                .withNewSpec()
                .withNodeName("node-1")
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .withLastTransitionTime("2026-01-01T00:00:00Z")
                .endCondition()
                .endStatus()
                .build();
    }

    private static GameServer server(int ordinal) {
        GameServer server = new GameServer();
        server.setMetadata(new ObjectMetaBuilder()
                .withName("arena-" + ordinal)
                .withNamespace("games")
                .withUid("server-" + ordinal)
                .withResourceVersion("7")
                .withLabels(Map.of("game.kruise.io/owner-gss", "arena"))
                .withOwnerReferences(owner("pod-" + ordinal))
                .build());
        server.setSpec(GameServerSpec.ofNewServer());
        return server;
    }

    private static OwnerReference owner(String uid) {
        return new OwnerReferenceBuilder().withUid(uid).withController(true).build();
    }

    private static final String SET = """
            apiVersion: game.kruise.io/v1alpha1
            kind: GameServerSet
            metadata:
              name: arena
              namespace: games
              uid: set
              resourceVersion: "7"
              generation: 1
              annotations:
                gameroute.io/intent: '{"ordinals":"0-%d","implicit":"","reserved":""}'
                game.kruise.io/reserve-ids: ''
            spec:
              replicas: %d
              gameServerTemplate: {spec: {containers: [{name: game, image: 'game:1'}]}}
            """;
}

package io.gameroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.cluster.ApiWrite;
import io.gameroute.cluster.AuditLog;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.cluster.TestNamespace;
import io.gameroute.dev.nodes.SimulatedNodes;
import io.gameroute.dev.nodes.SimulatedNodesOptions;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whole processes side by side on one API server, of which one acts: it is killed, or the Lease is taken from it. */
@ExtendWith(ControlPlaneExtension.class)
class TakeoverIT {
    private static final String SET = "arena";
    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final Set<String> OF_A_PASS =
            Set.of("gameserversets", "gameservers", "pods", "persistentvolumeclaims", "controllerrevisions");

    private static ControlPlane cluster;
    private static SimulatedNodes nodes;

    @TempDir
    Path folder;

    private TestNamespace namespace;

    @BeforeAll
    static void startCluster() {
        cluster = ControlPlane.start();
        cluster.stopControllerManager();
        cluster.installCrds(Path.of("deploy/crds"));
        cluster.startControllerManager();
        nodes = SimulatedNodes.start(cluster.adminClient(), SimulatedNodesOptions.DEFAULTS);
    }

    @AfterAll
    static void stopCluster() {
        if (nodes != null) {
            nodes.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void createNamespace() {
        namespace = TestNamespace.create(client(), "takeover");
    }

    @AfterEach
    void removeNamespace() {
        namespace.close();
    }

    @Test
    void whoFollowsFinishesTheScaleDownInTheMiddleOfWhichTheLeaderWasKilled() throws Exception {
        try (GameRouteProcess leader = process("one")) {
            leader.awaitLeading();
            try (GameRouteProcess follower = process("two")) {
                follower.awaitReady();
                deploy(60);
                ids(0, 5).forEach(id -> setOpsState(id, "WaitToBeDeleted"));
                ids(55, 60).forEach(id -> setOpsState(id, "Allocated"));
                Set<String> going = names(ids(0, 5), ids(20, 55));
                Map<String, String> staying = uids();
                staying.keySet().removeAll(going);
                assertThat(follower.leads()).isFalse();
                assertThat(follower.waiting("gameserver")).isZero();
                assertThat(follower.waiting("gameserverset")).isZero();

                AuditLog.Mark before = cluster.auditLog().mark();
                CountDownLatch marked = new CountDownLatch(1);
                try (Watch watch = watchForMarks(marked)) {
                    edit("{spec: {replicas: 20}}");
                    assertThat(marked.await(BOUND.toSeconds(), TimeUnit.SECONDS))
                            .isTrue();
                    leader.kill();
                }
                assertThat(staysAlive(going))
                        .as("the leader was killed too late")
                        .isNotEmpty();

                follower.awaitLeading();
                await().atMost(BOUND).untilAsserted(() -> assertThat(uids()).isEqualTo(staying));
                await().atMost(BOUND)
                        .untilAsserted(() -> assertThat(serverNames()).isEqualTo(staying.keySet()));
                assertThat(writes(before, "create", "pods")).isEmpty();
                assertThat(writes(before, "delete", "pods"))
                        .extracting(ApiWrite::name)
                        .doesNotHaveDuplicates()
                        .hasSameElementsAs(going);
            }
        }
    }

    @Test
    void whomTheLeaseIsTakenFromStopsWritingAndLeadsAgainWhenItIsFree() throws Exception {
        try (GameRouteProcess only = process("one")) {
            only.awaitLeading();
            deploy(3);
            Map<String, String> first = uids();

            await().atMost(BOUND).pollInterval(Duration.ofMillis(200)).until(() -> {
                holdLease("thief");
                return !only.leads();
            });
            AuditLog.Mark stolen = cluster.auditLog().mark();
            edit("{spec: {replicas: 6}}");
            await().during(Duration.ofSeconds(6)).atMost(BOUND).until(() -> {
                holdLease("thief");
                return writes(stolen).isEmpty();
            });

            holdLease("");
            only.awaitLeading();
            awaitReady(6);
            assertThat(uids()).containsAllEntriesOf(first);
            assertThat(writes(stolen, "create", "pods")).hasSize(3);
        }
    }

    private GameRouteProcess process(String name) throws Exception {
        return GameRouteProcess.start(cluster, folder.resolve(name), namespace.name());
    }

    private static KubernetesClient client() {
        return cluster.adminClient();
    }

    private void deploy(int replicas) {
        GameServerSet set = GameServerSets.arena(replicas);
        set.getMetadata().setNamespace(namespace.name());
        client().resource(set).create();
        awaitReady(replicas);
    }

    private void awaitReady(int count) {
        await().atMost(BOUND)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    GameServerSet set = client().resources(GameServerSet.class)
                            .inNamespace(namespace.name())
                            .withName(SET)
                            .get();
                    assertThat(set.getStatus().readyReplicas()).isEqualTo(count);
                });
    }

    private void edit(String patch) {
        client().resources(GameServerSet.class)
                .inNamespace(namespace.name())
                .withName(SET)
                .patch(PatchContext.of(PatchType.JSON_MERGE), json(patch));
    }

    /** Waits until the pod shows it, so that the caches do. */
    private void setOpsState(int id, String state) {
        await().atMost(BOUND)
                .ignoreExceptions()
                .until(() -> client().resources(GameServer.class)
                                .inNamespace(namespace.name())
                                .withName(SET + "-" + id)
                                .patch(PatchContext.of(PatchType.JSON_MERGE), json("{spec: {opsState: " + state + "}}"))
                        != null);
        await().atMost(BOUND)
                .until(() -> state.equals(client().pods()
                        .inNamespace(namespace.name())
                        .withName(SET + "-" + id)
                        .get()
                        .getMetadata()
                        .getLabels()
                        .get(Labels.OPS_STATE)));
    }

    private Watch watchForMarks(CountDownLatch marked) {
        return client().resources(GameServer.class)
                .inNamespace(namespace.name())
                .withLabel(Labels.DELETING)
                .watch(new Watcher<>() {
                    @Override
                    public void eventReceived(Action action, GameServer server) {
                        marked.countDown();
                    }

                    @Override
                    public void onClose(WatcherException cause) {}
                });
    }

    /** A merge patch needs no version, so it also wins against a holder who renews at the same time. */
    private void holdLease(String holder) {
        String now = ZonedDateTime.now(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'"));
        client().leases()
                .inNamespace(namespace.name())
                .withName("gameroute")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        json("{spec: {holderIdentity: '" + holder + "', renewTime: '" + now + "'}}"));
    }

    private Set<String> staysAlive(Set<String> names) {
        return pods().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .map(pod -> pod.getMetadata().getName())
                .filter(names::contains)
                .collect(Collectors.toSet());
    }

    private Map<String, String> uids() {
        return pods().stream().collect(Collectors.toMap(pod -> pod.getMetadata().getName(), pod -> pod.getMetadata()
                .getUid()));
    }

    private List<Pod> pods() {
        return client().pods()
                .inNamespace(namespace.name())
                .withLabel(Labels.OWNER_GSS, SET)
                .list()
                .getItems();
    }

    private Set<String> serverNames() {
        return client().resources(GameServer.class).inNamespace(namespace.name()).list().getItems().stream()
                .map(server -> server.getMetadata().getName())
                .collect(Collectors.toSet());
    }

    private List<ApiWrite> writes(AuditLog.Mark since) {
        return cluster.auditLog()
                .writesSince(
                        since,
                        write -> write.userAgent().equals("gameroute")
                                && write.namespace().equals(namespace.name())
                                && OF_A_PASS.contains(write.resource()));
    }

    /** What was done, of that. */
    private List<ApiWrite> writes(AuditLog.Mark since, String verb, String resource) {
        return writes(since).stream()
                .filter(write -> write.isAccepted()
                        && write.verb().equals(verb)
                        && write.resource().equals(resource))
                .toList();
    }

    private static List<Integer> ids(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static Set<String> names(List<Integer> some, List<Integer> more) {
        return IntStream.concat(
                        some.stream().mapToInt(Integer::intValue), more.stream().mapToInt(Integer::intValue))
                .mapToObj(id -> SET + "-" + id)
                .collect(Collectors.toSet());
    }

    /** The API server takes only JSON. */
    private static String json(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml).toString();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

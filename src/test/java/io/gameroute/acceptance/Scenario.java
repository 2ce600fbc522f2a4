package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.cluster.ApiWrite;
import io.gameroute.cluster.AuditLog;
import io.gameroute.cluster.TestNamespace;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/** One user's namespace with one set in it, called {@value #SET}, and what that user does and sees. Specs and patches are YAML. */
final class Scenario implements AutoCloseable {
    static final String SET = "default-gss";
    static final String IMAGE = "nginx:1.25";
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final ClusterUnderTest cluster;
    private final TestNamespace namespace;

    private Scenario(ClusterUnderTest cluster, TestNamespace namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    static Scenario begin(ClusterUnderTest cluster, String prefix) {
        return new Scenario(cluster, TestNamespace.create(cluster.admin(), prefix));
    }

    ClusterUnderTest cluster() {
        return cluster;
    }

    KubernetesClient client() {
        return cluster.admin();
    }

    String namespace() {
        return namespace.name();
    }

    /** Creates the set and waits for its servers. */
    void deploy(int replicas) {
        deploy(replicas, "{}");
    }

    /** @param more what the spec holds besides a container called {@code default-game} */
    void deploy(int replicas, String more) {
        create(replicas, more);
        awaitReady(replicas);
    }

    void create(int replicas, String more) {
        GameServerSet set = Serialization.unmarshal(
                """
                apiVersion: game.kruise.io/v1alpha1
                kind: GameServerSet
                metadata: {name: %s}
                spec: %s
                """.formatted(SET, Specs.merged("""
                replicas: %d
                gameServerTemplate:
                  spec:
                    containers: [{name: default-game, image: "%s"}]
                """.formatted(replicas, IMAGE), more)), GameServerSet.class);
        client().resource(set).inNamespace(namespace()).create();
    }

    /** Merges into the spec of the set. */
    GameServerSet edit(String spec) {
        return setResource().patch(PatchContext.of(PatchType.JSON_MERGE), Specs.json("{spec: " + spec + "}"));
    }

    GameServer editServer(int id, String spec) {
        return patchServer(id, "{spec: " + spec + "}");
    }

    GameServer patchServer(int id, String patch) {
        return serverResource(id).patch(PatchContext.of(PatchType.JSON_MERGE), Specs.json(patch));
    }

    void setOpsState(int id, String opsState) {
        editServer(id, "{opsState: " + opsState + "}");
        awaitLabel(id, Labels.OPS_STATE, opsState);
    }

    void apply(String manifest) {
        HasMetadata object = Serialization.unmarshal(manifest, HasMetadata.class);
        client().resource(object).inNamespace(namespace()).serverSideApply();
    }

    Resource<GameServerSet> setResource() {
        return client().resources(GameServerSet.class).inNamespace(namespace()).withName(SET);
    }

    Resource<GameServer> serverResource(int id) {
        return client().resources(GameServer.class).inNamespace(namespace()).withName(name(id));
    }

    GameServerSet set() {
        return Objects.requireNonNull(setResource().get());
    }

    GameServer server(int id) {
        return Objects.requireNonNull(serverResource(id).get());
    }

    @Nullable
    Pod podOrNull(int id) {
        return client().pods().inNamespace(namespace()).withName(name(id)).get();
    }

    Pod pod(int id) {
        return Objects.requireNonNull(podOrNull(id));
    }

    String podUid(int id) {
        return pod(id).getMetadata().getUid();
    }

    void deletePod(int id) {
        client().pods().inNamespace(namespace()).withName(name(id)).delete();
    }

    List<Pod> pods() {
        return client().pods()
                .inNamespace(namespace())
                .withLabel(Labels.OWNER_GSS, SET)
                .list()
                .getItems();
    }

    List<GameServer> servers() {
        return client().resources(GameServer.class)
                .inNamespace(namespace())
                .withLabel(Labels.OWNER_GSS, SET)
                .list()
                .getItems();
    }

    List<Event> events() {
        return client().v1().events().inNamespace(namespace()).list().getItems();
    }

    List<Event> events(String reason) {
        return events().stream()
                .filter(event -> event.getReason().equals(reason))
                .toList();
    }

    /** What the controller wrote in this namespace. */
    List<ApiWrite> ourWritesSince(AuditLog.Mark mark) {
        return auditLog()
                .writesSince(
                        mark,
                        write -> ClusterUnderTest.isOurs(write)
                                && write.namespace().equals(namespace()));
    }

    AuditLog auditLog() {
        return cluster.api().auditLog();
    }

    static String name(int id) {
        return SET + "-" + id;
    }

    /** Exactly these servers exist, each as a pod and as a GameServer. */
    void awaitServers(int... ids) {
        List<String> names = Arrays.stream(ids).mapToObj(Scenario::name).toList();
        eventually(() -> {
            assertThat(pods())
                    .extracting(pod -> pod.getMetadata().getName())
                    .containsExactlyInAnyOrderElementsOf(names);
            assertThat(servers())
                    .extracting(server -> server.getMetadata().getName())
                    .containsExactlyInAnyOrderElementsOf(names);
        });
    }

    /** So many servers exist and are Ready, and the set has said so about its present spec. */
    void awaitReady(int count) {
        awaitObserved();
        eventually(() -> {
            assertThat(pods()).hasSize(count);
            assertThat(servers()).hasSize(count).allSatisfy(server -> assertThat(
                            server.getStatus().currentState())
                    .isEqualTo("Ready"));
            assertThat(condition("Ready")).startsWith("True");
            assertThat(condition("Progressing")).startsWith("False");
        });
    }

    void awaitObserved() {
        eventually(() -> {
            GameServerSet set = set();
            assertThat(set.getStatus()).isNotNull();
            assertThat(set.getStatus().observedGeneration())
                    .isEqualTo(set.getMetadata().getGeneration());
        });
    }

    void awaitLabel(int id, String label, String value) {
        eventually(() -> assertThat(pod(id).getMetadata().getLabels()).containsEntry(label, value));
    }

    void awaitState(int id, String state) {
        eventually(() -> assertThat(server(id).getStatus().currentState()).isEqualTo(state));
    }

    /** A pod of this id that is another one than that, and Ready. */
    void awaitReplaced(int id, String formerUid) {
        eventually(() -> {
            assertThat(podUid(id)).isNotEqualTo(formerUid);
            assertThat(server(id).getStatus().currentState()).isEqualTo("Ready");
        });
    }

    void awaitCondition(String type, String expected) {
        eventually(() -> assertThat(condition(type)).startsWith(expected));
    }

    /** Status, reason and message of a condition of the set, such as {@code True CreateRefused: exceeded quota}. */
    String condition(String type) {
        GameServerSet set = set();
        if (set.getStatus() == null) {
            return "";
        }
        return set.getStatus().conditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .map(condition -> condition.getStatus() + " " + condition.getReason() + ": " + condition.getMessage())
                .findFirst()
                .orElse("");
    }

    void eventually(ThrowingRunnable assertion) {
        await().atMost(BOUND)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }

    @Override
    public void close() {
        namespace.close();
    }
}

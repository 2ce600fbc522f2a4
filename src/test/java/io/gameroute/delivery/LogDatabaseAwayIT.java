package io.gameroute.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.cluster.TestNamespace;
import io.gameroute.dev.nodes.SimulatedNodes;
import io.gameroute.dev.nodes.SimulatedNodesOptions;
import io.gameroute.eventlog.EventJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The database of the event log is killed, or stops answering, while game servers start. It has a control plane of its own for its nodes. */
@ExtendWith(ControlPlaneExtension.class)
class LogDatabaseAwayIT {
    private static final int SERVERS = 60;

    /** Less than one set's servers make. */
    private static final int BUFFER = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    /** How a database goes away, and comes back. */
    private record Outage(String name, Consumer<Postgres> begin, Consumer<Postgres> end) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Outage> outages() {
        return Stream.of(
                new Outage("killed", Postgres::kill, Postgres::startAgain),
                new Outage("hangs", Postgres::hang, Postgres::goOn));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void servers_start_as_fast_as_before_and_everything_is_there_when_the_database_is_back(Outage outage)
            throws Exception {
        Path controllerLog = folder.resolve("gameroute.log");
        try (ControlPlane cluster = ControlPlane.start();
                SimulatedNodes nodes = SimulatedNodes.start(
                        cluster.adminClient(), SimulatedNodesOptions.DEFAULTS.withPodsPerNode(250));
                Postgres log = Postgres.start(Files.createDirectory(folder.resolve("log")))) {
            cluster.installCrds(Path.of("deploy/crds"));
            TestNamespace namespace = TestNamespace.create(cluster.adminClient(), "away");
            try (GameRouteProcess controller = new GameRouteProcess(
                    cluster.kubeconfig(),
                    namespace.name(),
                    controllerLog,
                    List.of(
                            "gameroute.events.url=" + log.url() + "?connectTimeout=2&socketTimeout=2",
                            "gameroute.events.user=postgres",
                            "gameroute.events.buffer=" + BUFFER))) {
                start(namespace, "warm-up");
                Duration before = start(namespace, "before");
                outage.begin().accept(log);
                Duration meanwhile = start(namespace, "meanwhile");
                await().atMost(PATIENCE).until(() -> Files.readString(controllerLog)
                        .contains("cannot be written; changes wait, reconciliation goes on"));
                outage.end().accept(log);

                assertThat(meanwhile)
                        .as("%s servers with the database: %s; without: %s", SERVERS, before, meanwhile)
                        .isLessThan(before.multipliedBy(2).plusSeconds(1));
                await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(inventory(log))
                        .isEqualTo(states(namespace)));
            }
            List<Delivered> events = log.query(
                    "SELECT body FROM event ORDER BY position",
                    row -> Delivered.ofData(EventJson.tree(row.getString(1))));
            Delivered.assertInOrder("the log", events);
            assertThat(events)
                    .filteredOn(event -> event.name().startsWith("meanwhile-"))
                    .anyMatch(Delivered::hasGap);
            assertThat(events)
                    .filteredOn(event -> event.name().startsWith("before-"))
                    .isNotEmpty()
                    .noneMatch(Delivered::hasGap);
        }
    }

    /** How long it takes until all servers of a new set are ready. */
    private static Duration start(TestNamespace namespace, String name) {
        long begin = System.nanoTime();
        GameServerSet set =
                Serialization.unmarshal("""
                apiVersion: game.kruise.io/v1alpha1
                kind: GameServerSet
                metadata: {name: %s, namespace: %s}
                spec:
                  replicas: %d
                  gameServerTemplate: {spec: {containers: [{name: game, image: "nginx:1.25"}]}}
                """.formatted(name, namespace.name(), SERVERS), GameServerSet.class);
        namespace.client().resource(set).create();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> namespace
                                .client()
                                .resources(GameServerSet.class)
                                .inNamespace(namespace.name())
                                .withName(name)
                                .get()
                                .getStatus()
                                .readyReplicas()
                        == SERVERS);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Map<String, String> inventory(Postgres log) {
        return log
                .query(
                        "SELECT name, state FROM inventory WHERE kind = 'GameServer' AND ended_at IS NULL",
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> states(TestNamespace namespace) {
        return namespace.client().resources(GameServer.class).inNamespace(namespace.name()).list().getItems().stream()
                .collect(Collectors.toMap(
                        server -> server.getMetadata().getName(),
                        server -> String.valueOf(server.getStatus().currentState())));
    }
}

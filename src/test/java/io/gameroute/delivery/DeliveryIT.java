package io.gameroute.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.cluster.TestNamespace;
import io.gameroute.eventlog.EventJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand changes at a real API server, recorded by a process of its own in PostgreSQL and delivered to a Kafka broker, an HTTP receiver and another
 * PostgreSQL, while one after the other of them is killed.
 */
@ExtendWith(ControlPlaneExtension.class)
class DeliveryIT {
    private static final int CHANGES = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TOPIC = "events";

    @TempDir
    Path folder;

    private final ControlPlane cluster = ControlPlane.shared();

    @Test
    void no_receiver_loses_a_change_and_each_gets_those_of_a_server_in_order_whoever_is_killed_meanwhile()
            throws Exception {
        cluster.installCrds(Path.of("deploy/crds"));
        try (TestNamespace namespace = TestNamespace.create(cluster.adminClient(), "delivery");
                Postgres log = Postgres.start(Files.createDirectory(folder.resolve("log")));
                Postgres table = Postgres.start(Files.createDirectory(folder.resolve("table")));
                KafkaBroker broker = new KafkaBroker(folder);
                HttpTarget http = new HttpTarget()) {
            table.execute("CREATE TABLE delivered (n bigserial PRIMARY KEY, event text)");
            broker.awaitTopic(TOPIC);
            Changes changes = new Changes(cluster.adminClient(), namespace.name(), CHANGES);
            Path sinks = Files.createDirectory(folder.resolve("sinks"));
            sink(sinks, "http", "event-http-sink", "url: " + http.url());
            sink(sinks, "kafka", "event-kafka-sink", "topic: " + TOPIC, "brokers: " + broker.address());
            sink(
                    sinks,
                    "sql",
                    "event-sql-sink",
                    "jdbcUrl: " + table.url(),
                    "username: postgres",
                    "statement: \"INSERT INTO delivered (event) VALUES (:#event)\"");
            try (GameRouteProcess controller = controller(namespace, log, sinks)) {
                awaitRecording(log);
                CompletableFuture<Void> all = changes.begin();
                whileAway(changes, 0.10, 0.25, http::kill, http::startAgain);
                whileAway(changes, 0.30, 0.45, table::kill, table::startAgain);
                whileAway(changes, 0.50, 0.65, broker::kill, broker::startAgain);
                whileAway(changes, 0.70, 0.85, log::kill, log::startAgain);
                all.join();

                awaitDelivered(log, CHANGES);
            }
            List<Delivered> events = events(log);
            assertThat(events.stream().filter(event -> event.isOf("priority")).map(Delivered::now))
                    .containsExactlyInAnyOrderElementsOf(changes.values());
            Delivered.assertComplete("HTTP", http.delivered(), events);
            Delivered.assertComplete(
                    "SQL",
                    table.query("SELECT event FROM delivered ORDER BY n", row -> Delivered.of(row.getString(1))),
                    events);
            Delivered.assertComplete(
                    "Kafka",
                    broker.read(TOPIC, count -> count >= events.size(), PATIENCE).stream()
                            .map(record -> Delivered.of(record.value()))
                            .toList(),
                    events);
        }
    }

    @Test
    void a_controller_that_is_killed_at_any_moment_goes_on_where_it_was() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        cluster.installCrds(Path.of("deploy/crds"));
        try (TestNamespace namespace = TestNamespace.create(cluster.adminClient(), "killed");
                Postgres log = Postgres.start(Files.createDirectory(folder.resolve("log")));
                HttpTarget http = new HttpTarget()) {
            Changes changes = new Changes(cluster.adminClient(), namespace.name(), CHANGES);
            Path sinks = Files.createDirectory(folder.resolve("sinks"));
            sink(sinks, "http", "event-http-sink", "url: " + http.url());
            try (GameRouteProcess controller = controller(namespace, log, sinks)) {
                awaitRecording(log);
                CompletableFuture<Void> all = changes.begin();
                for (int quarter = 0; quarter < 3; quarter++) {
                    changes.awaitDone((quarter + random.nextDouble()) / 4);
                    controller.kill();
                    controller.startAgain();
                }
                all.join();

                Map<String, String> wanted = changes.priorities();
                await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(lastValues(events(log)))
                        .isEqualTo(wanted));
                awaitDelivered(log, 1);
            }
            List<Delivered> events = events(log);
            Delivered.assertInOrder("the log, seed " + seed, events);
            Delivered.assertComplete("HTTP, seed " + seed, http.delivered(), events);
            assertThat(events).anyMatch(Delivered::hasGap);
        }
    }

    private GameRouteProcess controller(TestNamespace namespace, Postgres log, Path sinks) {
        return new GameRouteProcess(
                cluster.kubeconfig(),
                namespace.name(),
                folder.resolve("gameroute.log"),
                List.of(
                        "gameroute.events.url=" + log.url(),
                        "gameroute.events.user=postgres",
                        "gameroute.routes.sinks=" + sinks));
    }

    private static void sink(Path folder, String name, String kamelet, String... parameters) throws Exception {
        Files.writeString(folder.resolve(name + ".camel.yaml"), """
            - route:
                id: %1$s
                from:
                  uri: gameserver-events:%1$s
                  parameters: {from: earliest, backoffInitial: 100, backoffMax: 500, maximumTries: 0}
                  steps:
                    - to:
                        uri: kamelet:%2$s
                        parameters:
                          %3$s
            """.formatted(
                        name, kamelet, String.join("\n              ", parameters)));
    }

    private static void whileAway(Changes changes, double from, double to, Runnable kill, Runnable startAgain) {
        changes.awaitDone(from);
        kill.run();
        changes.awaitDone(to);
        startAgain.run();
    }

    private static void awaitRecording(Postgres log) {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> log.number("SELECT COUNT(*) FROM event") > 0);
    }

    /** Until the log has so many events and every sink is at its end. */
    private static void awaitDelivered(Postgres log, int atLeast) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> log.number("SELECT last_position FROM log_head") >= atLeast
                        && log.number("SELECT MIN(position) - (SELECT last_position FROM log_head) FROM sink") == 0);
    }

    private static List<Delivered> events(Postgres log) {
        return log.query(
                "SELECT body FROM event ORDER BY position", row -> Delivered.ofData(EventJson.tree(row.getString(1))));
    }

    private static Map<String, String> lastValues(List<Delivered> events) {
        Map<String, String> values = new HashMap<>();
        events.forEach(event -> values.merge(
                event.uid(),
                event.isOf("priority") ? event.now() : "0",
                (last, now) -> event.isOf("priority") ? now : last));
        return values;
    }
}

package io.gameroute.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gameroute.JournalEvents;
import io.gameroute.component.events.JournalEvent;
import io.gameroute.component.events.MemoryJournal;
import io.gameroute.eventlog.EveryEvent;
import io.gameroute.eventlog.Seen;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped sink cmdb as it is, with the table that docs/sinks.md shows, in PostgreSQL. */
class CmdbSinkIT {
    private static final Path ROUTE = Path.of("routes/sinks/cmdb.camel.yaml");
    private static EmbeddedPostgres server;

    private final MemoryJournal journal = new MemoryJournal();
    private final SinkRoutes routes = new SinkRoutes(
            SinkPolicy.defaults(),
            new SinkSurroundings(Path.of("kamelets"), Map.of("journal", journal), Map.of()),
            SinkReporter.silent(),
            null);

    @BeforeAll
    static void startServer() throws Exception {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @BeforeEach
    void start() throws Exception {
        execute("DROP TABLE IF EXISTS game_server");
        execute(tableOfTheDocumentation());
    }

    @AfterEach
    void stop() {
        routes.close();
    }

    @Test
    void a_server_is_one_row_that_says_how_it_is_now_and_in_the_end_that_it_is_gone() throws Exception {
        Seen ready = Seen.server(0).revision("a").state("Ready").label("tier", "gold");
        List<JournalEvent> events =
                JournalEvents.of(EveryEvent.lived(Seen.server(0), ready, ready.opsState("Allocated")));
        JournalEvent deleted = events.get(events.size() - 1);
        happens(events.subList(0, events.size() - 1));
        run();

        assertThat(rows())
                .singleElement()
                .isEqualTo("uid-0 games arena-0 arena Ready Allocated node-1 gold false " + (events.size() - 1));

        happens(List.of(deleted));
        awaitTaken();
        assertThat(rows()).singleElement().asString().endsWith("gold true " + events.size());
    }

    @Test
    void what_is_delivered_once_more_changes_nothing() throws Exception {
        List<JournalEvent> events =
                JournalEvents.of(EveryEvent.lived(Seen.server(0), Seen.server(0).state("Ready")));
        happens(events);
        run();
        List<String> before = rows();
        routes.close();
        journal.positions.put("cmdb", 0L);
        run();

        assertThat(rows()).hasSize(1).isEqualTo(before);
    }

    private void happens(List<JournalEvent> events) {
        journal.events.addAll(events);
    }

    private void run() throws Exception {
        Map<String, String> values = Map.of(
                "cmdb.enabled",
                "true",
                "cmdb.jdbc.url",
                server.getJdbcUrl("postgres", "postgres"),
                "cmdb.username",
                "postgres");
        routes.apply(new SinkFiles(Map.of("cmdb.camel.yaml", Files.readString(ROUTE)), Map.of(), values), false);
        assertThat(routes.states().get("cmdb.camel.yaml").problems()).isEmpty();
        awaitTaken();
    }

    private void awaitTaken() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> journal.positions.getOrDefault("cmdb", 0L) == journal.events.size());
    }

    private static List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT concat_ws(' ', uid, namespace, name, game_server_set, state, ops_state, node,"
                                + " labels::json->>'tier', CASE WHEN deleted THEN 'true' ELSE 'false' END, sequence) FROM"
                                + " game_server")) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private static String tableOfTheDocumentation() throws Exception {
        String text = Files.readString(Path.of("docs/sinks.md"));
        int from = text.indexOf("CREATE TABLE game_server");
        return text.substring(from, text.indexOf(';', from));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

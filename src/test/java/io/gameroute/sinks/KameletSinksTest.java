package io.gameroute.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gameroute.JournalEvents;
import io.gameroute.component.events.MemoryJournal;
import io.gameroute.eventlog.EventType;
import io.gameroute.eventlog.EveryEvent;
import io.gameroute.eventlog.GameServerEvent;
import io.gameroute.eventlog.Seen;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What receivers get from the kamelets, through a whole sink. */
class KameletSinksTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "s3cret-value";

    private final HttpReceiver receiver = new HttpReceiver();
    private final MemoryJournal journal = new MemoryJournal();
    private final SinkRoutes routes = new SinkRoutes(
            SinkPolicy.defaults(),
            new SinkSurroundings(Path.of("kamelets"), Map.of("journal", journal), Map.of("file", reference -> SECRET)),
            SinkReporter.silent(),
            null);

    @AfterEach
    void stop() {
        routes.close();
        receiver.close();
    }

    @Test
    void http_gets_a_structured_cloud_event_with_the_token() throws Exception {
        happened("Ready", "Crash");
        sink("event-http-sink", "url: " + receiver.url() + "/in", "token: \"{{file:t}}\"");

        HttpReceiver.Request request = received();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/in");
        assertThat(request.headers())
                .containsEntry("Content-Type", "application/cloudevents+json")
                .containsEntry("Authorization", "Bearer " + SECRET);
        JsonNode event = JSON.readTree(request.body());
        assertThat(event.path("id").asText()).isEqualTo("uid-0-2");
        assertThat(event.at("/data/change/new").asText()).isEqualTo("Crash");
    }

    @Test
    void http_gets_a_binary_cloud_event() throws Exception {
        happened("Ready", "Crash");
        sink("event-http-sink", "url: " + receiver.url(), "mode: binary");

        HttpReceiver.Request request = received();
        assertThat(request.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("ce-id", "uid-0-2")
                .containsEntry("ce-specversion", "1.0")
                .containsEntry("ce-type", "io.gameroute.gameserver.state")
                .containsEntry("ce-subject", "games/arena-0");
        assertThat(JSON.readTree(request.body()).at("/subject/set").asText()).isEqualTo("arena");
    }

    @Test
    void what_a_receiver_refuses_is_sent_again() {
        receiver.status = 503;
        happened("Ready", "Crash");
        sink("event-http-sink", "url: " + receiver.url());
        await().until(() -> receiver.requests.size() > 2);
        receiver.status = 204;

        await().until(() -> journal.positions.getOrDefault("test", 0L) == 1);
    }

    @Test
    void loki_gets_a_line_with_few_labels() throws Exception {
        happened("Ready", "Crash");
        sink("event-loki-sink", "url: " + receiver.url(), "tenant: games");

        HttpReceiver.Request request = received();
        assertThat(request.path()).isEqualTo("/loki/api/v1/push");
        assertThat(request.headers()).containsEntry("X-Scope-OrgID", "games");
        JsonNode stream = JSON.readTree(request.body()).at("/streams/0");
        assertThat(stream.path("stream").toString())
                .isEqualTo("{\"job\":\"gameroute\",\"type\":\"gameserver.state\",\"namespace\":\"games\"}");
        assertThat(stream.at("/values/0/0").asText()).isEqualTo("1767226200000000000");
        assertThat(JSON.readTree(stream.at("/values/0/1").asText()).path("id").asText())
                .isEqualTo("uid-0-2");
    }

    @Test
    void elasticsearch_gets_a_document_under_the_id_of_the_event() throws Exception {
        happened("Ready", "Crash");
        sink("event-elasticsearch-sink", "url: " + receiver.url(), "index: events", "apiKey: \"{{file:k}}\"");

        HttpReceiver.Request request = received();
        assertThat(request.method() + " " + request.path()).isEqualTo("PUT /events/_doc/uid-0-2");
        assertThat(request.headers()).containsEntry("Authorization", "ApiKey " + SECRET);
        assertThat(JSON.readTree(request.body()).path("@timestamp").asText()).startsWith("2026-01-01T00:10");
    }

    @Test
    void alertmanager_gets_an_alert_that_recovery_resolves() throws Exception {
        happened("Ready", "Crash");
        happened("Crash", "Ready");
        sink("event-alertmanager-sink", "url: " + receiver.url());

        await().until(() -> receiver.requests.size() == 2);
        JsonNode began = JSON.readTree(receiver.requests.get(0).body()).path(0);
        JsonNode ended = JSON.readTree(receiver.requests.get(1).body()).path(0);
        assertThat(receiver.paths()).containsExactly("/api/v2/alerts");
        assertThat(began.at("/labels/alertname").asText()).isEqualTo("GameServerUnwell");
        assertThat(began.path("endsAt").asText()).startsWith("2026-01-08");
        assertThat(ended.path("endsAt").asText()).startsWith("2026-01-01");
        assertThat(ended.path("labels")).isEqualTo(began.path("labels"));
    }

    @ParameterizedTest
    @CsvSource({
        "slack, /text, Ready -&gt; Crash",
        "dingtalk, /text/content, Ready -> Crash",
        "feishu, /content/text, Ready -> Crash"
    })
    void a_chat_gets_a_line(String chat, String pointer, String words) throws Exception {
        receiver.answer = "{\"errcode\":0,\"code\":0}";
        happened("Ready", "Crash");
        sink("event-" + chat + "-sink", "url: " + receiver.url() + "/hook", "prefix: Games");

        assertThat(JSON.readTree(received().body()).at(pointer).asText())
                .isEqualTo("Games games/arena-0 gameserver.state " + words);
    }

    @ParameterizedTest
    @CsvSource({"dingtalk, errcode", "feishu, code"})
    void a_chat_that_answers_200_and_an_error_did_not_take_it(String chat, String field) {
        receiver.answer = "{\"" + field + "\":19001}";
        happened("Ready", "Crash");
        sink("event-" + chat + "-sink", "url: " + receiver.url());
        await().until(() -> receiver.requests.size() > 1);

        assertThat(journal.positions.getOrDefault("test", 0L)).isZero();
    }

    @Test
    void a_database_gets_parameters_that_are_bound() throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", "mem:")
                .start();
        String url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:cmdb";
        try (Connection connection = DriverManager.getConnection(url, "sa", SECRET)) {
            connection
                    .createStatement()
                    .execute("CREATE TABLE server (uid VARCHAR PRIMARY KEY, name VARCHAR, state VARCHAR)");
            happened("Ready", "Crash'); DROP TABLE server; --");
            sink(
                    "event-sql-sink",
                    "jdbcUrl: " + url,
                    "username: sa",
                    "password: \"{{file:p}}\"",
                    "statement: \"MERGE INTO server KEY (uid) VALUES (:#uid, :#name, :#state)\"");

            await().until(() -> journal.positions.getOrDefault("test", 0L) == 1);
            ResultSet row = connection.createStatement().executeQuery("SELECT name, state FROM server");
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("arena-0");
            assertThat(row.getString(2)).startsWith("Crash'); DROP");
        } finally {
            server.stop();
        }
    }

    @Test
    void a_database_inside_the_process_is_refused() {
        sink("event-sql-sink", "jdbcUrl: jdbc:h2:mem:x", "statement: SELECT 1");

        assertThat(routes.states().get("test.camel.yaml").problems().toString()).contains("not for sinks");
    }

    @Test
    void a_missing_property_is_named() {
        sink("event-kafka-sink", "topic: x");

        assertThat(routes.states().get("test.camel.yaml").problems())
                .singleElement()
                .asString()
                .contains("brokers");
    }

    @Test
    void mqtt_gets_events_under_the_name_of_the_server() throws Exception {
        Vertx vertx = Vertx.vertx();
        List<String> published = new CopyOnWriteArrayList<>();
        MqttServer server = MqttServer.create(vertx).endpointHandler(endpoint -> endpoint.publishHandler(message -> {
                    published.add(message.topicName() + " " + message.payload().toString());
                    endpoint.publishAcknowledge(message.messageId());
                })
                .accept(false));
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        try {
            happened("Ready", "Crash");
            sink("event-mqtt-sink", "brokerUrl: tcp://127.0.0.1:" + server.actualPort(), "topic: gs");

            await().until(() -> !published.isEmpty());
            assertThat(published.get(0)).startsWith("gs/games/arena-0 {").contains("uid-0-2");
        } finally {
            routes.close();
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void the_source_gives_what_it_selects() throws Exception {
        happened("Ready", "Crash");
        put("- route:\n    id: test\n    from:\n      uri: kamelet:gameserver-event-source\n      parameters:\n"
                + "        name: test\n        from: earliest\n        types: state\n      steps:\n        - to: "
                + receiver.url() + "/from-source\n");

        assertThat(received().path()).isEqualTo("/from-source");
    }

    private HttpReceiver.Request received() {
        await().until(() -> !receiver.requests.isEmpty());
        return receiver.requests.get(0);
    }

    /** As the program records it, alone. */
    private void happened(String before, String now) {
        Seen server = Seen.server(0).version(100 + journal.events.size()).state(before);
        GameServerEvent state = EveryEvent.lived(server, server.state(now)).stream()
                .filter(event -> event.type() == EventType.SERVER_STATE)
                .findFirst()
                .orElseThrow();
        journal.events.add(JournalEvents.of(state, journal.events.size() + 1L));
    }

    private void sink(String kamelet, String... parameters) {
        put("- route:\n"
                + "    id: test\n"
                + "    from:\n"
                + "      uri: gameserver-events:test?from=earliest&backoffInitial=1&pollInterval=5\n"
                + "      steps:\n"
                + "        - to:\n"
                + "            uri: kamelet:" + kamelet
                + "\n            parameters:\n"
                + "              " + String.join("\n              ", parameters) + "\n");
    }

    private void put(String text) {
        routes.apply(new SinkFiles(Map.of("test.camel.yaml", text), Map.of(), Map.of()), false);
    }
}

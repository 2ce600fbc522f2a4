package io.gameroute.sinks.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gameroute.JournalEvents;
import io.gameroute.component.events.BodyMode;
import io.gameroute.component.events.EventMessages;
import io.gameroute.component.events.JournalEvent;
import io.gameroute.eventlog.EventType;
import io.gameroute.eventlog.EveryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each bean of a kamelet makes of events as the program records them, whatever their type. */
class KameletBodiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();
    private static final List<JournalEvent> EVENTS = JournalEvents.of(EveryEvent.all());

    @ParameterizedTest
    @EnumSource(EventType.class)
    void a_line_for_people_says_what_changed(EventType type) {
        Map<EventType, List<String>> lines = Map.ofEntries(
                Map.entry(EventType.SERVER_CREATED, List.of("games/arena-0 gameserver.created Creating")),
                Map.entry(EventType.SERVER_DELETED, List.of("games/arena-0 gameserver.deleted Crash")),
                Map.entry(
                        EventType.SERVER_STATE,
                        List.of(
                                "games/arena-0 gameserver.state Creating -> Ready",
                                "games/arena-0 gameserver.state Ready -> Updating (CrashLoopBackOff)",
                                "games/arena-0 gameserver.state Updating -> Ready",
                                "games/arena-0 gameserver.state Ready -> Crash (OOMKilled)")),
                Map.entry(EventType.SERVER_OPS_STATE, List.of("games/arena-0 gameserver.opsstate None -> Allocated")),
                Map.entry(
                        EventType.SERVER_PRIORITY,
                        List.of("games/arena-0 gameserver.priority deletionPriority 0 -> 3")),
                Map.entry(EventType.SERVER_NETWORK, List.of("games/arena-0 gameserver.network none -> Ready")),
                Map.entry(EventType.SERVER_QUALITY, List.of("games/arena-0 gameserver.quality healthy=True")),
                Map.entry(EventType.SERVER_UPDATE_BEGUN, List.of("games/arena-0 gameserver.update.begun from a")),
                Map.entry(EventType.SERVER_UPDATE_DONE, List.of("games/arena-0 gameserver.update.done a -> b")),
                Map.entry(
                        EventType.SERVER_CONDITION,
                        List.of(
                                "games/arena-0 gameserver.condition PodNormal=False (CrashLoopBackOff): words",
                                "games/arena-0 gameserver.condition PodNormal is gone",
                                "games/arena-0 gameserver.condition PodNormal=False (OOMKilled): words")),
                Map.entry(
                        EventType.SERVER_METADATA,
                        List.of(
                                "games/arena-0 gameserver.metadata annotations: sink",
                                "games/arena-0 gameserver.metadata labels: a")),
                Map.entry(EventType.SET_CREATED, List.of("games/arena gameserverset.created 3")),
                Map.entry(EventType.SET_DELETED, List.of("games/arena gameserverset.deleted")),
                Map.entry(EventType.SET_SCALED, List.of("games/arena gameserverset.scaled 3 -> 5")),
                Map.entry(
                        EventType.SET_CONDITION,
                        List.of(
                                "games/arena gameserverset.condition Degraded=True (ServersStuck): stuck: arena-1",
                                "games/arena gameserverset.condition Progressing=False (Complete): done",
                                "games/arena gameserverset.condition Degraded=False (AsExpected)")),
                Map.entry(
                        EventType.SET_METADATA,
                        List.of("games/arena gameserverset.metadata labels: app, app.kubernetes.io/name")));

        assertThat(of(type))
                .extracting(event -> body(new ChatMessage(), event).path("text").asText())
                .map(text -> text.replace("&gt;", ">"))
                .containsExactlyElementsOf(lines.get(type));
    }

    @Test
    void a_condition_that_is_ill_begins_an_alert_that_the_same_condition_resolves() {
        assertThat(alerts(EventType.SET_CONDITION))
                .containsExactly("GameServerSetDegraded begins", "GameServerSetDegraded ends");
        assertThat(alerts(EventType.SERVER_CONDITION))
                .containsExactly(
                        "GameServerPodAbnormal begins", "GameServerPodAbnormal ends", "GameServerPodAbnormal begins");
    }

    @Test
    void a_state_that_is_ill_begins_an_alert_that_another_state_resolves() {
        assertThat(alerts(EventType.SERVER_STATE))
                .containsExactly(
                        "GameServerUnwell ends",
                        "GameServerUnwell ends",
                        "GameServerUnwell ends",
                        "GameServerUnwell begins");
    }

    @Test
    void who_is_gone_has_no_alert_any_more() {
        assertThat(alerts(EventType.SERVER_DELETED))
                .containsExactlyInAnyOrder(
                        "GameServerUnwell ends",
                        "GameServerPodAbnormal ends",
                        "GameServerNodeAbnormal ends",
                        "GameServerPersistentVolumeAbnormal ends");
        assertThat(alerts(EventType.SET_DELETED)).containsExactly("GameServerSetDegraded ends");
    }

    @Test
    void an_alert_that_ends_has_the_labels_of_the_one_that_began() {
        List<JsonNode> alerts = of(EventType.SET_CONDITION).stream()
                .flatMap(event -> alerts(event).stream())
                .toList();

        assertThat(alerts.get(0).path("labels")).isEqualTo(alerts.get(1).path("labels"));
        assertThat(alerts.get(0).path("labels").toString())
                .isEqualTo("{\"alertname\":\"GameServerSetDegraded\",\"severity\":\"warning\",\"namespace\":\"games\","
                        + "\"set\":\"arena\",\"name\":\"arena\"}");
    }

    @Test
    void
            an_alert_lasts_until_it_is_resolved_and_not_only_for_the_minutes_that_alertmanager_gives_to_one_without_an_end() {
        AlertmanagerAlert processor = new AlertmanagerAlert();
        processor.setExpiresHours(24);
        JsonNode began = body(processor, of(EventType.SET_CONDITION).get(0)).path(0);

        assertThat(began.path("startsAt").asText()).isEqualTo("2026-01-01T00:10:00Z");
        assertThat(began.path("endsAt").asText()).isEqualTo("2026-01-02T00:10:00Z");
    }

    @Test
    void an_event_that_nothing_resolves_is_an_alert_that_ends_by_itself() {
        assertThat(alerts(EventType.SET_SCALED)).containsExactly("GameServerEvent begins");
        assertThat(alerts(of(EventType.SET_SCALED).get(0)).get(0).has("endsAt")).isFalse();
    }

    @Test
    void loki_gets_the_whole_event_at_its_time() throws Exception {
        for (JournalEvent event : EVENTS) {
            JsonNode stream = body(new LokiPush(), event).at("/streams/0");

            assertThat(stream.at("/stream/type").asText())
                    .isEqualTo(event.type().substring("io.gameroute.".length()));
            assertThat(stream.at("/values/0/0").asText()).matches("17672\\d{14}");
            assertThat(JSON.readTree(stream.at("/values/0/1").asText()).path("data"))
                    .isEqualTo(JSON.readTree(event.data()));
        }
    }

    @Test
    void http_gets_the_whole_event() throws Exception {
        CloudEventHttp binary = new CloudEventHttp();
        binary.setMode("binary");
        for (JournalEvent event : EVENTS) {
            JsonNode data = JSON.readTree(event.data());

            assertThat(body(new CloudEventHttp(), event).path("data")).isEqualTo(data);
            assertThat(body(binary, event)).isEqualTo(data);
        }
    }

    /** An index takes the type of a field from the first document that has it, splits names at dots, and refuses what does not fit. */
    @Test
    void one_index_can_hold_events_of_every_type() {
        Map<String, String> mapping = new TreeMap<>();
        for (JournalEvent event : EVENTS) {
            learn(mapping, "", body(new ElasticsearchDocument(), event), event.type());
        }

        assertThat(mapping)
                .containsEntry("data.change.state.new", "STRING")
                .containsEntry("data.change.scaled.new", "NUMBER")
                .containsEntry("data.change.network.new.state", "STRING");
    }

    @Test
    void elasticsearch_gets_labels_as_a_list_that_can_be_searched() {
        JsonNode document =
                body(new ElasticsearchDocument(), of(EventType.SERVER_METADATA).get(1));

        assertThat(document.at("/data/subject/labels").toString()).contains("\"app.kubernetes.io/name=arena\"");
        assertThat(document.at("/data/change/metadata/new").toString()).isEqualTo("[\"a=b\"]");
    }

    @Test
    void a_statement_gets_every_parameter_of_every_event() {
        for (JournalEvent event : EVENTS) {
            Map<?, ?> row =
                    processed(new EventRow(), event, BodyMode.STRUCTURED).getBody(Map.class);

            assertThat(row.keySet().stream().map(String::valueOf))
                    .contains("id", "type", "time", "kind", "uid", "sequence", "deleted", "reason", "event");
            assertThat(row.values().stream().allMatch(value -> value != null)).isTrue();
            assertThat(row.get("deleted")).isEqualTo(event.type().endsWith(".deleted"));
        }
        List<JournalEvent> states = of(EventType.SERVER_STATE);
        assertThat(processed(new EventRow(), states.get(states.size() - 1), BodyMode.STRUCTURED)
                        .getBody(Map.class)
                        .get("reason"))
                .isEqualTo("OOMKilled");
    }

    @Test
    void both_modes_of_a_route_give_the_same() {
        for (JournalEvent event : EVENTS) {
            for (HttpEvent bean : List.of(new AlertmanagerAlert(), new ChatMessage(), new CloudEventHttp())) {
                assertThat(tree(processed(bean, event, BodyMode.BINARY)))
                        .isEqualTo(tree(processed(bean, event, BodyMode.STRUCTURED)));
            }
        }
    }

    private static void learn(Map<String, String> mapping, String path, JsonNode node, String type) {
        if (node.isArray()) {
            node.forEach(item -> learn(mapping, path, item, type));
            return;
        }
        String kind = node.getNodeType().name();
        assertThat(mapping.merge(path, kind, (known, other) -> known))
                .as("%s of an event %s", path, type)
                .isEqualTo(kind);
        node.properties()
                .forEach(field -> learn(mapping, field(mapping, path, field.getKey()), field.getValue(), type));
    }

    private static String field(Map<String, String> mapping, String path, String name) {
        String whole = path;
        for (String part : name.split("\\.")) {
            whole = whole.isEmpty() ? part : whole + "." + part;
            boolean last = name.endsWith(part);
            if (!last) {
                assertThat(mapping.merge(whole, "OBJECT", (known, other) -> known))
                        .as(whole)
                        .isEqualTo("OBJECT");
            }
        }
        return whole;
    }

    private static List<String> alerts(EventType type) {
        List<String> alerts = new ArrayList<>();
        for (JournalEvent event : of(type)) {
            for (JsonNode alert : alerts(event)) {
                alerts.add(alert.at("/labels/alertname").asText() + (alert.has("startsAt") ? " begins" : " ends"));
            }
        }
        return alerts;
    }

    private static List<JsonNode> alerts(JournalEvent event) {
        List<JsonNode> alerts = new ArrayList<>();
        body(new AlertmanagerAlert(), event).forEach(alerts::add);
        return alerts;
    }

    private static List<JournalEvent> of(EventType type) {
        return EVENTS.stream().filter(event -> event.type().equals(type.text())).toList();
    }

    private static JsonNode body(HttpEvent bean, JournalEvent event) {
        return tree(processed(bean, event, BodyMode.STRUCTURED));
    }

    private static JsonNode tree(Message message) {
        try {
            return JSON.readTree(message.getBody(String.class));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Message processed(Processor bean, JournalEvent event, BodyMode mode) {
        Exchange exchange = EventMessages.of(CONTEXT, event, mode);
        try {
            bean.process(exchange);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return exchange.getMessage();
    }
}

package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gameroute.component.events.JournalEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

@Acceptance
class RecordedEventsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scenario scenario;

    RecordedEventsIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void theLifeOfAServerIsRecordedFromItsCreationToItsEnd() {
        scenario.deploy(1);
        scenario.setOpsState(0, "Allocated");
        scenario.eventually(() -> assertThat(types(0)).contains("opsstate"));
        scenario.edit("{replicas: 0}");

        scenario.eventually(() -> assertThat(types(0)).startsWith("created").endsWith("deleted"));

        assertThat(last(0, "deleted").path("reason").asText()).isEqualTo("ScaledDown");
        assertThat(last(0, "opsstate").path("actor").asText()).isNotEmpty().isNotEqualTo("gameroute");
        assertThat(last(0, "opsstate").path("gap").asBoolean()).isFalse();
    }

    @Test
    void whatChangedWhileNobodyRecordedIsRecordedOnceWhenTheControllerIsBack() {
        scenario.deploy(2);
        scenario.eventually(() -> assertThat(types(1)).contains("created"));
        List<String> before = ids();
        scenario.cluster().stopController();
        scenario.patchServer(1, "{spec: {opsState: Maintaining}}");
        scenario.cluster().startController();

        scenario.eventually(() -> assertThat(types(1)).contains("opsstate"));
        JsonNode change = last(1, "opsstate");
        assertThat(change.path("gap").asBoolean()).isTrue();
        assertThat(change.path("change").path("old").asText()).isEqualTo("None");
        assertThat(change.path("change").path("new").asText()).isEqualTo("Maintaining");
        assertThat(ids()).doesNotHaveDuplicates().startsWith(before.toArray(String[]::new));
        assertThat(types(1)).containsOnlyOnce("created");
    }

    @Test
    void aServerCostsAtMostFourRowsOfTheLogUntilItIsReadyAndNoneInPeace() {
        int servers = 20;
        double before = rows();
        scenario.deploy(servers);
        scenario.eventually(() -> assertThat(types(servers - 1)).contains("state"));
        double cost = (rows() - before) / servers;

        assertThat(cost).as("rows a server, the set's among them").isBetween(1.0, 4.0);
    }

    private double rows() {
        return scenario.cluster().meter("gameroute_eventlog_rows");
    }

    private List<String> ids() {
        return ours().stream().map(JournalEvent::id).toList();
    }

    private List<String> types(int id) {
        return of(id).stream()
                .map(event -> event.type().substring("io.gameroute.gameserver.".length()))
                .toList();
    }

    private JsonNode last(int id, String type) {
        return of(id).stream()
                .filter(event -> event.type().endsWith("." + type))
                .reduce((first, second) -> second)
                .map(event -> tree(event.data()))
                .orElseThrow();
    }

    private List<JournalEvent> of(int id) {
        return ours().stream()
                .filter(event -> event.name().equals(Scenario.name(id)))
                .toList();
    }

    private List<JournalEvent> ours() {
        return scenario.cluster().events().stream()
                .filter(event -> event.namespace().equals(scenario.namespace()))
                .toList();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.gameroute.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.GameServerSets;
import io.gameroute.api.GameServer;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TurnoverTest {
    private static final SetName ARENA = new SetName("games", "arena");
    private static final boolean MARKED = true;

    private final Turnover turnover =
            new Turnover(Clock.fixed(Instant.parse("2026-01-01T00:00:07.500Z"), ZoneOffset.UTC));

    @Test
    void a_server_that_is_new_is_counted_once() {
        turnover.changed(null, server("None", false, null));
        turnover.changed(server("None", false, null), server("Allocated", false, null));

        assertThat(counters(Turnover.CREATED)).containsExactly(Map.entry(Labels.EMPTY, 1.0));
    }

    @Test
    void a_server_that_is_chosen_to_go_is_counted_once_by_its_opsState() {
        turnover.changed(server("WaitToBeDeleted", false, null), server("WaitToBeDeleted", MARKED, null));
        turnover.changed(server("WaitToBeDeleted", MARKED, null), server("WaitToBeDeleted", MARKED, null));

        assertThat(scaledDown("WaitToBeDeleted")).isEqualTo(1);
    }

    @Test
    void an_opsState_of_somebodys_own_is_counted_as_other() {
        turnover.changed(server("match-4711", false, null), server("match-4711", MARKED, null));

        assertThat(scaledDown("Other")).isEqualTo(1);
    }

    @Test
    void a_set_has_its_counters_before_the_first_server_goes() {
        assertThat(scaledDown("Allocated")).isZero();
    }

    @Test
    void a_set_that_is_gone_is_forgotten() {
        turnover.changed(server("None", false, null), server("None", MARKED, null));
        turnover.counts(Set.of());

        assertThat(scaledDown("None")).isZero();
    }

    @Test
    void a_network_that_becomes_ready_tells_how_long_it_took() {
        turnover.changed(server("None", false, "Waiting"), server("None", false, "Ready"));

        assertThat(((GaugeSnapshot) turnover.ofEach()).getDataPoints())
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.getValue()).isEqualTo(7.5);
                    assertThat(point.getLabels().toString())
                            .isEqualTo("{gsName=\"arena-0\",gsNs=\"games\",gssName=\"arena\"}");
                });
    }

    @Test
    void nothing_is_left_of_the_network_of_a_server_that_is_gone() {
        turnover.changed(server("None", false, "Waiting"), server("None", false, "Ready"));
        turnover.gone(server("None", false, "Ready"));

        assertThat(((GaugeSnapshot) turnover.ofEach()).getDataPoints()).isEmpty();
    }

    private double scaledDown(String opsState) {
        return counters(Turnover.SCALED_DOWN)
                .get(Labels.of("namespace", "games", "gameserverset", "arena", "opsState", opsState));
    }

    private Map<Labels, Double> counters(Family family) {
        MetricSnapshot found = turnover.counts(Set.of(ARENA)).stream()
                .filter(metric -> metric.getMetadata().getName().equals(family.name()))
                .findFirst()
                .orElseThrow();
        return ((CounterSnapshot) found)
                .getDataPoints().stream()
                        .collect(Collectors.toMap(
                                CounterSnapshot.CounterDataPointSnapshot::getLabels,
                                CounterSnapshot.CounterDataPointSnapshot::getValue));
    }

    private static GameServer server(String opsState, boolean marked, String network) {
        return GameServerSets.yaml("""
            metadata:
              name: arena-0
              namespace: games
              creationTimestamp: "2026-01-01T00:00:00Z"
              labels: {game.kruise.io/owner-gss: arena, game.kruise.io/gs-deleting: "%s"}
            spec: {opsState: %s}
            status: {networkStatus: {currentNetworkState: %s}}
            """.formatted(marked, opsState, network), GameServer.class);
    }
}

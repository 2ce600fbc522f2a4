package io.gameroute.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.GameServerSets;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Prometheus sees, to the letter: dashboards and alerts made for OpenKruiseGame must work. */
class FleetCollectorTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<GameServerSet> sets = new ArrayList<>();
    private final List<GameServer> servers = new ArrayList<>();
    private boolean tells = true;

    @BeforeEach
    void aSetOfThree() {
        register(true);
        sets.add(GameServerSets.yaml("""
            metadata: {name: arena, namespace: games}
            spec: {replicas: 4}
            status:
              replicas: 4
              currentReplicas: 3
              readyReplicas: 2
              availableReplicas: 1
              updatedReplicas: 3
              waitToBeDeletedReplicas: 1
              conditions: [{type: Progressing, status: "True"}, {type: Degraded, status: "False"}]
            """));
        servers.add(server(0, "None", "Ready"));
        servers.add(server(1, "Allocated", "Ready"));
        servers.add(server(2, "WaitToBeDeleted", "Crash"));
    }

    @Test
    void servers_are_counted_by_their_state() {
        assertThat(scrape())
                .contains("# TYPE okg_gameservers_state_count gauge")
                .contains("okg_gameservers_state_count{state=\"Ready\"} 2.0")
                .contains("okg_gameservers_state_count{state=\"Crash\"} 1.0");
    }

    @Test
    void a_state_that_no_server_is_in_is_zero() {
        assertThat(scrape())
                .contains("okg_gameservers_state_count{state=\"Updating\"} 0.0")
                .contains(opsStates("Maintaining", 0))
                .contains("gameroute_gameservers{gameserverset=\"arena\",namespace=\"games\",state=\"Deleting\"} 0.0");
    }

    @Test
    void servers_are_counted_by_their_set_and_opsState() {
        servers.add(server(3, "Spectating", "Ready"));

        assertThat(scrape())
                .contains(opsStates("None", 1))
                .contains(opsStates("Allocated", 1))
                .contains(opsStates("WaitToBeDeleted", 1))
                .contains(opsStates("Spectating", 1));
    }

    @Test
    void a_server_whose_object_says_nothing_counts_as_its_schema_has_it_by_default() {
        servers.clear();
        servers.add(GameServerSets.yaml(
                "metadata: {name: arena-0, namespace: games, labels: {game.kruise.io/owner-gss: arena}}",
                GameServer.class));

        assertThat(scrape())
                .contains("okg_gameservers_state_count{state=\"Creating\"} 1.0")
                .contains(opsStates("None", 1))
                .contains("okg_gameserver_deletion_priority{gsName=\"arena-0\",gsNs=\"games\"} 0.0");
    }

    @Test
    void the_servers_of_a_set_are_those_of_its_status() {
        assertThat(scrape())
                .contains(replicas("current", 3))
                .contains(replicas("ready", 2))
                .contains(replicas("available", 1))
                .contains(replicas("maintaining", 0))
                .contains(replicas("waitToBeDeleted", 1))
                .contains(
                        "gameroute_gameserverset_replicas{gameserverset=\"arena\",namespace=\"games\",replicas=\"desired\"}"
                                + " 4.0")
                .contains(
                        "gameroute_gameserverset_replicas{gameserverset=\"arena\",namespace=\"games\",replicas=\"updated\"}"
                                + " 3.0");
    }

    @Test
    void a_set_is_there_from_its_first_moment_on() {
        sets.add(GameServerSets.yaml("{metadata: {name: fresh, namespace: games}, spec: {replicas: 2}}"));

        assertThat(scrape())
                .contains("okg_gameserversets_replicas_count{gsStatus=\"current\",gssName=\"fresh\",gssNs=\"games\"}"
                        + " 0.0");
    }

    @Test
    void a_condition_is_one_while_it_is_true() {
        assertThat(scrape())
                .contains(condition("Progressing", 1))
                .contains(condition("Degraded", 0))
                .contains(condition("Ready", 0));
    }

    @Test
    void priorities_are_those_of_the_status_and_what_is_no_number_is_zero() {
        assertThat(scrape())
                .contains("okg_gameserver_deletion_priority{gsName=\"arena-1\",gsNs=\"games\"} -5.0")
                .contains("okg_gameserver_update_priority{gsName=\"arena-1\",gsNs=\"games\"} 0.0");
    }

    @Test
    void a_server_that_is_ready_tells_how_long_it_took() {
        assertThat(scrape())
                .contains("okg_gameserver_ready_duration_seconds{gsName=\"arena-0\",gsNs=\"games\",gssName=\"arena\"}"
                        + " 42.0")
                .doesNotContain("okg_gameserver_ready_duration_seconds{gsName=\"arena-2\"");
    }

    @Test
    void nothing_is_left_of_servers_and_sets_that_are_gone() {
        scrape();
        sets.clear();
        servers.clear();

        assertThat(scrape()).doesNotContain("arena");
    }

    @Test
    void who_does_not_lead_or_does_not_know_tells_nothing() {
        tells = false;

        assertThat(scrape()).doesNotContain("okg_").doesNotContain("gameroute_");
    }

    @Test
    void series_of_each_server_can_be_turned_off() {
        registry.getPrometheusRegistry().clear();
        register(false);

        assertThat(scrape()).doesNotContain("gsName=").contains(opsStates("None", 1));
    }

    @Test
    void every_metric_that_is_told_is_one_of_the_families() {
        assertThat(new FleetCollector(() -> true, () -> sets, () -> servers, new Turnover(Clock.systemUTC()), true)
                        .collect().stream().map(metric -> metric.getMetadata().getName()))
                .containsExactlyInAnyOrderElementsOf(
                        FleetCollector.FAMILIES.stream().map(Family::name).toList());
    }

    private void register(boolean eachServer) {
        registry.getPrometheusRegistry()
                .register(new FleetCollector(
                        () -> tells, () -> sets, () -> servers, new Turnover(Clock.systemUTC()), eachServer));
    }

    private String scrape() {
        return registry.scrape();
    }

    private static String opsStates(String opsState, int count) {
        return "okg_gameservers_opsState_count{gssName=\"arena\",namespace=\"games\",opsState=\"%s\"} %d.0"
                .formatted(opsState, count);
    }

    private static String replicas(String status, int count) {
        return "okg_gameserversets_replicas_count{gsStatus=\"%s\",gssName=\"arena\",gssNs=\"games\"} %d.0"
                .formatted(status, count);
    }

    private static String condition(String type, int value) {
        return "gameroute_gameserverset_condition{condition=\"%s\",gameserverset=\"arena\",namespace=\"games\"} %d.0"
                .formatted(type, value);
    }

    private static GameServer server(int ordinal, String opsState, String state) {
        return GameServerSets.yaml(
                """
                metadata:
                  name: arena-%d
                  namespace: games
                  creationTimestamp: "2026-01-01T00:00:00Z"
                  labels: {game.kruise.io/owner-gss: arena}
                spec: {opsState: %s}
                status:
                  currentState: %s
                  deletionPriority: "-5"
                  updatePriority: soon
                  conditions: [{type: Ready, status: "%s", lastTransitionTime: "2026-01-01T00:00:42Z"}]
                """.formatted(ordinal, opsState, state, state.equals("Ready") ? "True" : "False"), GameServer.class);
    }
}

package io.gameroute.metrics;

import io.gameroute.api.GameServerState;
import io.gameroute.api.OpsState;
import io.gameroute.metrics.Family.Point;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What is said of game servers. A state that no server is in has the value 0, so that alerts on few or none do not go blind. */
final class ServerMetrics {
    static final Family STATES =
            Family.gauge("okg_gameservers_state_count", "Game servers by their state, over all sets", "state");
    static final Family OPS_STATES = Family.gauge(
            "okg_gameservers_opsState_count",
            "Game servers of a set by their opsState",
            "opsState",
            "gssName",
            "namespace");
    static final Family STATES_OF_SETS = Family.gauge(
            "gameroute_gameservers", "Game servers of a set by their state", "namespace", "gameserverset", "state");
    static final Family DELETION_PRIORITY = Family.ofEachServer(
            "okg_gameserver_deletion_priority", "The deletion priority that is in force", "gsName", "gsNs");
    static final Family UPDATE_PRIORITY = Family.ofEachServer(
            "okg_gameserver_update_priority", "The update priority that is in force", "gsName", "gsNs");
    static final Family READY_DURATION = Family.ofEachServer(
            "okg_gameserver_ready_duration_seconds",
            "Seconds from a server's creation to its last turn to Ready, while it is ready",
            "gsName",
            "gsNs",
            "gssName");

    private static final List<String> KNOWN_OPS_STATES = List.of(
            OpsState.NONE, OpsState.ALLOCATED, OpsState.MAINTAINING, OpsState.WAIT_TO_BE_DELETED, OpsState.KILL);

    private ServerMetrics() {}

    /** @param sets namespace and name of each that there is */
    static List<MetricSnapshot> counts(List<ServerFacts> servers, List<SetName> sets) {
        Map<List<String>, Integer> states = new HashMap<>();
        Map<List<String>, Integer> opsStates = new HashMap<>();
        Map<List<String>, Integer> statesOfSets = new HashMap<>();
        for (GameServerState state : GameServerState.values()) {
            states.put(List.of(state.name()), 0);
            sets.forEach(set -> statesOfSets.put(List.of(set.namespace(), set.name(), state.name()), 0));
        }
        sets.forEach(set ->
                KNOWN_OPS_STATES.forEach(opsState -> opsStates.put(List.of(opsState, set.name(), set.namespace()), 0)));
        for (ServerFacts server : servers) {
            states.merge(List.of(server.state()), 1, Integer::sum);
            opsStates.merge(List.of(server.opsState(), server.set(), server.namespace()), 1, Integer::sum);
            statesOfSets.merge(List.of(server.namespace(), server.set(), server.state()), 1, Integer::sum);
        }
        return List.of(STATES.snapshot(states), OPS_STATES.snapshot(opsStates), STATES_OF_SETS.snapshot(statesOfSets));
    }

    static List<MetricSnapshot> ofEach(List<ServerFacts> servers) {
        List<MetricSnapshot> metrics = new ArrayList<>();
        metrics.add(ofEach(DELETION_PRIORITY, servers, ServerFacts::deletionPriority));
        metrics.add(ofEach(UPDATE_PRIORITY, servers, ServerFacts::updatePriority));
        metrics.add(READY_DURATION.snapshot(servers.stream().flatMap(ServerMetrics::readyDuration)));
        return metrics;
    }

    private static Stream<Point> readyDuration(ServerFacts server) {
        return server.readyAfter().stream()
                .mapToObj(seconds -> new Point(List.of(server.name(), server.namespace(), server.set()), seconds));
    }

    private static MetricSnapshot ofEach(
            Family family, List<ServerFacts> servers, ToDoubleFunction<ServerFacts> value) {
        return family.snapshot(servers.stream()
                .map(server -> new Point(List.of(server.name(), server.namespace()), value.applyAsDouble(server))));
    }
}

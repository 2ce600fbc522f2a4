package io.gameroute.reconcile.sim;

import io.gameroute.api.Annotations;
import io.gameroute.api.Labels;
import io.gameroute.api.OpsState;
import io.gameroute.reconcile.ResourceKind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** One thing that users, nodes or fate do to a set. */
record Step(Kind kind, int server, int number) {
    enum Kind {
        SCALE,
        RESERVE,
        OPS_STATE,
        PRIORITY,
        DELETE_POD,
        FAIL_POD,
        DELETE_SERVER,
        REPLACE_POD,
        LOSE_INTENT,
        RESTART,
        FAULT,
        RELIST,
        LAG,
        PAUSE
    }

    private static final String[] STATES = {
        OpsState.NONE, OpsState.ALLOCATED, OpsState.MAINTAINING, OpsState.WAIT_TO_BE_DELETED, OpsState.KILL, "Draining"
    };
    private static final List<Fault> FAULTS = List.of(Fault.values());
    private static final String[] PRIORITIES = {"0", "10", "-5", "odd"};

    static Arbitrary<Step> any() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(4, Kind.SCALE),
                                Tuple.of(2, Kind.RESERVE),
                                Tuple.of(6, Kind.OPS_STATE),
                                Tuple.of(2, Kind.PRIORITY),
                                Tuple.of(2, Kind.DELETE_POD),
                                Tuple.of(1, Kind.FAIL_POD),
                                Tuple.of(1, Kind.DELETE_SERVER),
                                Tuple.of(1, Kind.REPLACE_POD),
                                Tuple.of(1, Kind.LOSE_INTENT),
                                Tuple.of(2, Kind.RESTART),
                                Tuple.of(3, Kind.FAULT),
                                Tuple.of(1, Kind.RELIST),
                                Tuple.of(2, Kind.LAG),
                                Tuple.of(8, Kind.PAUSE)),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 11))
                .as(Step::new);
    }

    void apply(SimulatedCluster cluster) {
        switch (kind) {
            case SCALE -> cluster.scale(number % 7);
            case RESERVE ->
                cluster.editSpec(spec -> {
                    var ids = spec.putArray("reserveGameServerIds");
                    if (number % 3 > 0) {
                        ids.add(server);
                    }
                    if (number % 3 > 1) {
                        ids.add("2-3");
                    }
                });
            case OPS_STATE -> cluster.opsState(server, STATES[number % STATES.length]);
            case PRIORITY ->
                cluster.editServer(server, json -> json.withObjectProperty("spec")
                        .put("deletionPriority", PRIORITIES[number % PRIORITIES.length]));
            case DELETE_POD -> cluster.delete(ResourceKind.POD, server);
            case FAIL_POD -> cluster.failPod(server);
            case DELETE_SERVER -> cluster.delete(ResourceKind.GAME_SERVER, server);
            case REPLACE_POD -> replace(cluster);
            case LOSE_INTENT ->
                cluster.api.edit(
                        ResourceKind.GAME_SERVER_SET,
                        SimulatedCluster.key(SimulatedCluster.SET),
                        json -> json.withObjectProperty("metadata")
                                .withObjectProperty("annotations")
                                .remove(Annotations.INTENT));
            case RESTART -> cluster.restart();
            case FAULT -> cluster.writer.fail(1 + server, FAULTS.get(number % FAULTS.size()));
            case RELIST -> cluster.relist();
            case LAG -> cluster.lag = number % 6;
            case PAUSE -> {
                for (int i = 0; i < number * 3; i++) {
                    cluster.advance();
                }
            }
        }
    }

    private void replace(SimulatedCluster cluster) {
        if (cluster.pod(server) != null) {
            cluster.api.edit(
                    ResourceKind.POD, SimulatedCluster.server(server), json -> json.withObjectProperty("metadata")
                            .withObjectProperty("labels")
                            .put(Labels.SPECIFIED_DELETE, "true"));
        }
    }
}

package io.gameroute.reconcile.sim;

import io.gameroute.api.Annotations;
import io.gameroute.api.Labels;
import io.gameroute.api.OpsState;
import io.gameroute.reconcile.ResourceKind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** One thing that users, nodes or fate do to a set. */
@SuppressWarnings("EnumOrdinal")
record Step(Kind kind, int ordinal, int number) {
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
    private static final String[] PRIORITIES = {"0", "10", "-5", "odd"};

    static Arbitrary<Step> any() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(4, Kind.SCALE),
                                net.jqwik.api.Tuple.of(2, Kind.RESERVE),
                                net.jqwik.api.Tuple.of(6, Kind.OPS_STATE),
                                net.jqwik.api.Tuple.of(2, Kind.PRIORITY),
                                net.jqwik.api.Tuple.of(2, Kind.DELETE_POD),
                                net.jqwik.api.Tuple.of(1, Kind.FAIL_POD),
                                net.jqwik.api.Tuple.of(1, Kind.DELETE_SERVER),
                                net.jqwik.api.Tuple.of(1, Kind.REPLACE_POD),
                                net.jqwik.api.Tuple.of(1, Kind.LOSE_INTENT),
                                net.jqwik.api.Tuple.of(2, Kind.RESTART),
                                net.jqwik.api.Tuple.of(3, Kind.FAULT),
                                net.jqwik.api.Tuple.of(1, Kind.RELIST),
                                net.jqwik.api.Tuple.of(2, Kind.LAG),
                                net.jqwik.api.Tuple.of(8, Kind.PAUSE)),
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
                        ids.add(ordinal);
                    }
                    if (number % 3 > 1) {
                        ids.add("2-3");
                    }
                });
            case OPS_STATE -> cluster.opsState(ordinal, STATES[number % STATES.length]);
            case PRIORITY ->
                cluster.editServer(ordinal, json -> json.withObjectProperty("spec")
                        .put("deletionPriority", PRIORITIES[number % PRIORITIES.length]));
            case DELETE_POD -> cluster.delete(ResourceKind.POD, ordinal);
            case FAIL_POD -> cluster.failPod(ordinal);
            case DELETE_SERVER -> cluster.delete(ResourceKind.GAME_SERVER, ordinal);
            case REPLACE_POD -> replace(cluster);
            case LOSE_INTENT ->
                cluster.api.edit(
                        ResourceKind.GAME_SERVER_SET,
                        SimulatedCluster.key(SimulatedCluster.SET),
                        json -> json.withObjectProperty("metadata")
                                .withObjectProperty("annotations")
                                .remove(Annotations.INTENT));
            case RESTART -> cluster.restart();
            case FAULT -> cluster.writer.fail(1 + ordinal, Fault.values()[number % Fault.values().length]);
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
        if (cluster.pod(ordinal) != null) {
            cluster.api.edit(
                    ResourceKind.POD, SimulatedCluster.server(ordinal), json -> json.withObjectProperty("metadata")
                            .withObjectProperty("labels")
                            .put(Labels.SPECIFIED_DELETE, "true"));
        }
    }
}

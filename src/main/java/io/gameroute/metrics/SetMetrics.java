package io.gameroute.metrics;

import io.fabric8.kubernetes.api.model.Condition;
import io.gameroute.api.ConditionTypes;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSetStatus;
import io.gameroute.metrics.Family.Point;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said of sets, from their status; a set that has none yet has nothing. */
final class SetMetrics {
    static final Family REPLICAS = Family.gauge(
            "okg_gameserversets_replicas_count",
            "Game servers of a set, as in its status: current, ready, available, maintaining, waitToBeDeleted",
            "gssName",
            "gssNs",
            "gsStatus");
    static final Family MORE_REPLICAS = Family.gauge(
            "gameroute_gameserverset_replicas",
            "Game servers of a set: desired, updated, updatedReady, preDelete",
            "namespace",
            "gameserverset",
            "replicas");
    static final Family CONDITION = Family.gauge(
            "gameroute_gameserverset_condition",
            "1 while a condition of a set is True: Ready, Progressing, Degraded",
            "namespace",
            "gameserverset",
            "condition");

    private static final List<String> CONDITIONS =
            List.of(ConditionTypes.READY, ConditionTypes.PROGRESSING, ConditionTypes.DEGRADED);

    private SetMetrics() {}

    static List<MetricSnapshot> of(List<GameServerSet> sets) {
        return List.of(
                REPLICAS.snapshot(sets.stream().flatMap(SetMetrics::replicas)),
                MORE_REPLICAS.snapshot(sets.stream().flatMap(SetMetrics::moreReplicas)),
                CONDITION.snapshot(sets.stream().flatMap(SetMetrics::conditions)));
    }

    private static Stream<Point> replicas(GameServerSet set) {
        GameServerSetStatus status = set.getStatus();
        SetName name = SetName.of(set);
        return Stream.of(
                okg(name, "current", status == null ? 0 : status.currentReplicas()),
                okg(name, "ready", status == null ? 0 : status.readyReplicas()),
                okg(name, "available", status == null ? 0 : status.availableReplicas()),
                okg(name, "maintaining", status == null ? 0 : orZero(status.maintainingReplicas())),
                okg(name, "waitToBeDeleted", status == null ? 0 : orZero(status.waitToBeDeletedReplicas())));
    }

    private static Stream<Point> moreReplicas(GameServerSet set) {
        GameServerSetStatus status = set.getStatus();
        SetName name = SetName.of(set);
        return Stream.of(
                ours(
                        name,
                        "desired",
                        set.getSpec() == null ? 0 : orZero(set.getSpec().replicas())),
                ours(name, "updated", status == null ? 0 : status.updatedReplicas()),
                ours(name, "updatedReady", status == null ? 0 : orZero(status.updatedReadyReplicas())),
                ours(name, "preDelete", status == null ? 0 : orZero(status.preDeleteReplicas())));
    }

    private static Stream<Point> conditions(GameServerSet set) {
        return CONDITIONS.stream().map(type -> ours(SetName.of(set), type, isTrue(set, type) ? 1 : 0));
    }

    private static boolean isTrue(GameServerSet set, String type) {
        List<Condition> conditions =
                set.getStatus() == null ? List.of() : set.getStatus().conditions();
        return conditions.stream()
                .anyMatch(condition -> type.equals(condition.getType()) && "True".equals(condition.getStatus()));
    }

    private static Point okg(SetName set, String which, int value) {
        return new Point(List.of(set.name(), set.namespace(), which), value);
    }

    private static Point ours(SetName set, String which, int value) {
        return new Point(List.of(set.namespace(), set.name(), which), value);
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}

package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.Condition;
import io.gameroute.api.Annotations;
import io.gameroute.api.ConditionTypes;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSetStatus;
import io.gameroute.pod.Intent;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ConditionPolicy;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.Plan;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A set whose servers still belong to OpenKruise: it is told what to do, and what will be needed when OpenKruise's workload is gone is kept, which
 * is the ordinals that it runs. Nothing else.
 */
final class FormerOwnerPolicy {
    /** The workload is not watched; its pods are, but it may have none. */
    static final Duration LOOK = Duration.ofSeconds(30);

    static final Duration LOOK_AT_ITS_END = Duration.ofSeconds(1);

    private FormerOwnerPolicy() {}

    static Plan plan(GameServerSetSnapshot snapshot, FormerOwner owner) {
        GameServerSet set = snapshot.set();
        List<Action> records = record(set, owner);
        Condition condition = condition(snapshot, owner);
        Optional<Duration> again = Optional.of(owner.isGoing() ? LOOK_AT_ITS_END : LOOK);
        GameServerSetStatus before = set.getStatus();
        if (before != null && before.conditions().equals(List.of(condition))) {
            return new Plan(records, Optional.empty(), List.of(), again);
        }
        ObjectRef self = ObjectRef.of(ResourceKind.GAME_SERVER_SET, set);
        return new Plan(
                records,
                Optional.of(Patches.status(set, told(set, before, condition))),
                List.of(PlannedEvent.warning(self, FormerOwner.REASON, condition.getMessage())),
                again);
    }

    private static List<Action> record(GameServerSet set, FormerOwner owner) {
        Optional<Intent> intent = owner.intent(set);
        return intent.isEmpty() || intent.equals(Intent.recordedOn(set))
                ? List.of()
                : List.of(
                        Patches.annotate(set, Annotations.INTENT, intent.get().toJson(), "keep which servers it runs"));
    }

    private static Condition condition(GameServerSetSnapshot snapshot, FormerOwner owner) {
        GameServerSet set = snapshot.set();
        List<Condition> before =
                set.getStatus() == null ? List.of() : set.getStatus().conditions();
        return ConditionPolicy.condition(
                before,
                ConditionTypes.DEGRADED,
                true,
                FormerOwner.REASON,
                owner.message(set),
                set.getMetadata().getGeneration(),
                snapshot.now());
    }

    /** The counts are OpenKruiseGame's, which may still be running. */
    private static GameServerSetStatus told(
            GameServerSet set, @Nullable GameServerSetStatus before, Condition condition) {
        GameServerSetStatus counts = before != null
                ? before
                : new GameServerSetStatus(
                        null,
                        set.getSpec().replicas(),
                        0,
                        0,
                        0,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of());
        return counts.with(List.of(condition));
    }
}

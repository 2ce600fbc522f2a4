package io.gameroute.reconcile.gameserverset;

import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSetStatus;
import io.gameroute.pod.PodTemplate;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events of an update: that it begins, and that it has reached all servers. What is in between is counted in the condition Progressing, and a
 * server that is stuck is told by Degraded, so a server that is updated as it should be has no Event of its own.
 */
final class UpdateNews {
    private UpdateNews() {}

    /** @param records what records the newest template */
    static Optional<PlannedEvent> begun(GameServerSetSnapshot snapshot, IntentDecision decision, List<Action> records) {
        if (snapshot.template().isEmpty() || records.stream().noneMatch(UpdateNews::isOfARevision)) {
            return Optional.empty();
        }
        UpdateDecision update = UpdatePolicy.decide(snapshot, decision.intent().ordinals(), List.of());
        if (update.toGo() + update.kept().size() == 0) {
            return Optional.empty();
        }
        GameServerSet set = snapshot.set();
        return Optional.of(PlannedEvent.normal(
                ObjectRef.of(ResourceKind.GAME_SERVER_SET, set),
                "Update",
                text(snapshot.template().get(), update)));
    }

    /** Not the announcement of a way back, after which its revision gets another number. */
    private static boolean isOfARevision(Action action) {
        return action.existing()
                        .filter(ref -> ref.kind() == ResourceKind.CONTROLLER_REVISION)
                        .isPresent()
                || (action instanceof Action.Create create && create.kind() == ResourceKind.CONTROLLER_REVISION);
    }

    private static String text(PodTemplate newest, UpdateDecision update) {
        Rollout rollout = update.rollout();
        String how = rollout.onDelete()
                ? ", when somebody deletes their pods"
                : rollout.paused()
                        ? ", when the update is resumed"
                        : ", at most " + rollout.maxUnavailable() + " out of service (" + rollout.policy() + ")";
        String kept = update.kept().isEmpty()
                ? ""
                : "; the partition keeps " + update.kept().size();
        return "update from " + update.current() + " to " + newest.revision() + ": " + update.toGo() + " game servers"
                + how + kept;
    }

    static Optional<PlannedEvent> complete(
            GameServerSet set, @Nullable GameServerSetStatus before, GameServerSetStatus after) {
        boolean wasUnderWay = before != null
                && before.currentRevision() != null
                && Objects.equals(before.updateRevision(), after.updateRevision())
                && !Objects.equals(before.currentRevision(), before.updateRevision());
        return wasUnderWay && Objects.equals(after.currentRevision(), after.updateRevision())
                ? Optional.of(PlannedEvent.normal(
                        ObjectRef.of(ResourceKind.GAME_SERVER_SET, set),
                        "Updated",
                        "all " + after.updatedReplicas() + " game servers have " + after.updateRevision()))
                : Optional.empty();
    }
}

package io.gameroute.reconcile.gameserverset;

import io.gameroute.api.GameServerSet;
import io.gameroute.pod.DeletionOrder.Candidate;
import io.gameroute.pod.DryRun;
import io.gameroute.pod.Intent;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.ReservedIds;
import io.gameroute.pod.ServerName;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.Plan;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One pass over a set. Either the intent changes: then recording it is all that happens, and the next pass, which reads it back, acts on it.
 * Or it stands: then the pods are brought to it, and to the newest template, and the status says how far that is.
 */
public final class GameServerSetPlanner {
    private GameServerSetPlanner() {}

    public static Plan plan(GameServerSetSnapshot snapshot) {
        GameServerSet set = snapshot.set();
        if (set.getMetadata().getDeletionTimestamp() != null) {
            return Plan.NOTHING;
        }
        if (snapshot.formerOwner().isPresent()) {
            return FormerOwnerPolicy.plan(snapshot, snapshot.formerOwner().get());
        }
        if (DryRun.isOn(set)) {
            return GameServerSetStatusPolicy.ofDryRun(snapshot, ForecastPlanner.forecast(snapshot));
        }
        if (!snapshot.orphans().isEmpty()) {
            return Adoption.plan(snapshot);
        }
        RequestedIntent request = RequestedIntent.of(snapshot);
        IntentDecision decision = request.decision();
        ReservedIds requested = request.requested();
        List<Action> unrecorded = RevisionPolicy.unrecorded(snapshot);
        if (request.isNews()) {
            List<Action> records = new ArrayList<>(unrecorded);
            records.add(0, Patches.recordIntent(set, decision, request.reservation()));
            List<PlannedEvent> events = new ArrayList<>();
            if (isScaling(set, decision)) {
                events.add(scaled(set, decision));
            }
            UpdateNews.begun(snapshot, decision, unrecorded).ifPresent(events::add);
            Optional<Action.Patch> status = snapshot.obstacle().isEmpty()
                    ? Optional.empty()
                    : record(snapshot, decision, requested, records).status();
            return new Plan(records, status, events, Optional.empty());
        }
        List<Action> releases = new VolumePolicy(set, snapshot.volumes())
                .releases(snapshot.members().values(), decision.intent().ordinals());
        if (!releases.isEmpty()) {
            return new Plan(releases, Optional.empty(), List.of(), Optional.empty());
        }
        return unrecorded.isEmpty()
                ? pursue(snapshot, decision, requested)
                : record(snapshot, decision, requested, unrecorded);
    }

    /** A template that is not recorded yet is recorded before any server gets it. */
    private static Plan record(
            GameServerSetSnapshot snapshot, IntentDecision decision, ReservedIds requested, List<Action> unrecorded) {
        // What the update would do is asked for the status; it is done once the template is recorded.
        UpdateDecision update = UpdatePolicy.decide(snapshot, decision.intent().ordinals(), List.of());
        VolumeReport volumes = VolumeReport.of(snapshot, decision.intent().ordinals());
        Plan plan = GameServerSetStatusPolicy.withStatus(snapshot, decision, update, volumes, requested, unrecorded);
        return UpdateNews.begun(snapshot, decision, unrecorded)
                .map(plan::telling)
                .orElse(plan);
    }

    private static Plan pursue(GameServerSetSnapshot snapshot, IntentDecision decision, ReservedIds requested) {
        OrdinalSet wanted = decision.intent().ordinals();
        List<Action> actions = new ArrayList<>(MembershipPolicy.actions(snapshot, wanted));
        UpdateDecision update = UpdatePolicy.decide(snapshot, wanted, actions);
        actions.addAll(update.actions());
        actions.addAll(RevisionPolicy.upkeep(snapshot, update.current()));
        VolumeReport volumes = VolumeReport.of(snapshot, wanted);
        List<Action> owners = new VolumePolicy(snapshot.set(), snapshot.volumes())
                .upkeep(snapshot.members().values(), wanted);
        // Both change claims, each on the version that was read: one after the other.
        actions.addAll(owners.isEmpty() ? volumes.sizes().actions() : owners);
        return GameServerSetStatusPolicy.withStatus(snapshot, decision, update, volumes, requested, actions);
    }

    private static boolean isScaling(GameServerSet set, IntentDecision decision) {
        OrdinalSet before = Intent.recordedOn(set).map(Intent::ordinals).orElse(OrdinalSet.EMPTY);
        return !before.equals(decision.intent().ordinals());
    }

    private static PlannedEvent scaled(GameServerSet set, IntentDecision decision) {
        String text = "scale from " + decision.from() + " to "
                + decision.intent().ordinals().size();
        List<String> reasons = new ArrayList<>();
        for (Candidate candidate : decision.removed()) {
            reasons.add(ServerName.of(set.getMetadata().getName(), candidate.ordinal()) + " ("
                    + reason(candidate, decision) + ")");
        }
        if (!reasons.isEmpty()) {
            text += ": removes " + Names.listed(reasons);
        }
        return PlannedEvent.normal(ObjectRef.of(ResourceKind.GAME_SERVER_SET, set), "Scale", text);
    }

    static String reason(Candidate candidate, IntentDecision decision) {
        if (decision.explicit().contains(candidate.ordinal())
                && !decision.intent().reserved().contains(candidate.ordinal())) {
            return "reserved";
        }
        return candidate.opsState() + (candidate.priority() == 0 ? "" : ", deletionPriority " + candidate.priority());
    }
}

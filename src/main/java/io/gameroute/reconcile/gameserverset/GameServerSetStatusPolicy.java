package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.Condition;
import io.gameroute.api.Annotations;
import io.gameroute.api.ConditionTypes;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSetStatus;
import io.gameroute.api.Labels;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.PodTemplate;
import io.gameroute.pod.ReservedIds;
import io.gameroute.pod.ServerName;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ConditionPolicy;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.Plan;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the status of a set says: counts (section 2.3 of OKG's contract) and the standard conditions. Written only when it differs, and once a
 * second where nothing but counts does.
 */
final class GameServerSetStatusPolicy {
    /** How far apart two writes are that tell of counts only. */
    static final Duration PACE = Duration.ofSeconds(1);

    private final GameServerSetSnapshot snapshot;
    private final GameServerSet set;
    private final IntentDecision decision;
    private final UpdateDecision update;
    private final VolumeReport volumes;
    private final Optional<String> forecast;
    private final SetCounts counts;

    private GameServerSetStatusPolicy(
            GameServerSetSnapshot snapshot,
            IntentDecision decision,
            UpdateDecision update,
            VolumeReport volumes,
            Optional<String> forecast) {
        this.snapshot = snapshot;
        this.set = snapshot.set();
        this.decision = decision;
        this.update = update;
        this.volumes = volumes;
        this.forecast = forecast;
        this.counts = SetCounts.of(snapshot, decision.intent().ordinals());
    }

    static Plan withStatus(
            GameServerSetSnapshot snapshot,
            IntentDecision decision,
            UpdateDecision update,
            VolumeReport volumes,
            ReservedIds requested,
            List<Action> actions) {
        return new GameServerSetStatusPolicy(snapshot, decision, update, volumes, Optional.empty())
                .plan(requested, actions);
    }

    /** Of a set that is held: how it stands, and what would become of it. */
    static Plan ofDryRun(GameServerSetSnapshot snapshot, Forecast forecast) {
        RequestedIntent request = RequestedIntent.of(snapshot);
        IntentDecision standing = IntentPolicy.standing(snapshot.set(), snapshot.members());
        UpdateDecision update = UpdatePolicy.decide(snapshot, standing.intent().ordinals(), List.of())
                .notBegun();
        VolumeReport volumes = VolumeReport.of(snapshot, standing.intent().ordinals());
        return new GameServerSetStatusPolicy(snapshot, standing, update, volumes, Optional.of(forecast.summary()))
                .plan(request.requested(), List.of());
    }

    private Plan plan(ReservedIds requested, List<Action> actions) {
        GameServerSetStatus status = status(requested);
        GameServerSetStatus before = set.getStatus();
        if (status.equals(before)) {
            return new Plan(actions, Optional.empty(), List.of(), again());
        }
        Optional<Duration> wait = before != null && isOnlyCounts(before, status) ? pace() : Optional.empty();
        if (wait.isPresent()) {
            return new Plan(actions, Optional.empty(), List.of(), soonest(again(), wait));
        }
        return new Plan(actions, Optional.of(Patches.status(set, status)), news(before, status), again());
    }

    private static boolean isOnlyCounts(GameServerSetStatus before, GameServerSetStatus after) {
        return Objects.equals(before.observedGeneration(), after.observedGeneration())
                && gist(before.conditions()).equals(gist(after.conditions()));
    }

    private static List<String> gist(List<Condition> conditions) {
        return conditions.stream()
                .map(one -> one.getType() + "=" + one.getStatus() + " " + one.getReason())
                .toList();
    }

    /** How long the next telling of counts has to wait; empty when it may be now. */
    private Optional<Duration> pace() {
        return snapshot.statusWritten().flatMap(last -> until(last.plus(PACE)));
    }

    private Optional<Duration> until(Instant due) {
        return Optional.of(Duration.between(snapshot.now(), due)).filter(left -> !left.isNegative() && !left.isZero());
    }

    private static Optional<Duration> soonest(Optional<Duration> one, Optional<Duration> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Duration::compareTo);
    }

    private GameServerSetStatus status(ReservedIds requested) {
        return new GameServerSetStatus(
                set.getMetadata().getGeneration(),
                set.getSpec().replicas(),
                counts.current,
                counts.ready,
                counts.available,
                counts.updated,
                counts.updatedReady,
                counts.maintaining,
                counts.waitToBeDeleted,
                counts.preDelete,
                Labels.OWNER_GSS + "=" + set.getMetadata().getName(),
                update.current().isEmpty() ? null : update.current(),
                snapshot.template().map(PodTemplate::revision).orElse(null),
                conditions(requested));
    }

    private List<Condition> conditions(ReservedIds requested) {
        List<Condition> conditions = new ArrayList<>(List.of(ready(), progressing(), degraded(requested)));
        forecast.ifPresent(text -> conditions.add(condition(ConditionTypes.DRY_RUN, true, "Planned", text)));
        return conditions;
    }

    private Condition ready() {
        long wanted = decision.intent().ordinals().size();
        boolean all = counts.intendedReady == wanted;
        String message = counts.intendedReady + " of " + wanted + " game servers are ready";
        return condition(ConditionTypes.READY, all, all ? "AllServersReady" : "ServersNotReady", message);
    }

    private Condition progressing() {
        OrdinalSet wanted = decision.intent().ordinals();
        if (forecast.isPresent()) {
            return condition(
                    ConditionTypes.PROGRESSING,
                    false,
                    "DryRun",
                    "held by the annotation " + Annotations.DRY_RUN + "; the condition DryRun says what would be done");
        }
        if (!decision.waitingFor().isEmpty()) {
            return condition(ConditionTypes.PROGRESSING, true, "WaitingForProtectedServers", waitingFor());
        }
        if (counts.leaving > 0) {
            return condition(
                    ConditionTypes.PROGRESSING, true, "RemovingServers", counts.leaving + " game servers are leaving");
        }
        if (update.isUnderWay()) {
            UpdateReport report = UpdateReport.of(update, counts.intendedUpdated, wanted.size());
            return condition(ConditionTypes.PROGRESSING, report.progresses(), report.reason(), report.message());
        }
        if (!volumes.waiting().isEmpty()) {
            String message = "claims that must be gone first: " + Names.listed(volumes.waiting());
            return condition(ConditionTypes.PROGRESSING, true, "WaitingForVolumes", message);
        }
        if (counts.intendedReady < wanted.size()) {
            return condition(
                    ConditionTypes.PROGRESSING,
                    true,
                    "StartingServers",
                    wanted.size() - counts.intendedReady + " game servers are starting");
        }
        return condition(ConditionTypes.PROGRESSING, false, "Complete", "the set is as its spec wants it");
    }

    private String waitingFor() {
        List<String> names = decision.waitingFor().stream()
                .map(server ->
                        ServerName.of(set.getMetadata().getName(), server.ordinal()) + " (" + server.opsState() + ")")
                .toList();
        return "replicas is " + set.getSpec().replicas() + ", but these servers are protected: " + Names.listed(names);
    }

    private Condition degraded(ReservedIds requested) {
        if (snapshot.templateProblem().isPresent()) {
            return condition(
                    ConditionTypes.DEGRADED,
                    true,
                    "InvalidTemplate",
                    snapshot.templateProblem().get());
        }
        if (!requested.malformed().isEmpty()) {
            String message = "spec.reserveGameServerIds: " + String.join(", ", requested.malformed())
                    + " is neither an id nor a range a-b; the last good reservation stays in force";
            return condition(ConditionTypes.DEGRADED, true, "InvalidReserveIds", message);
        }
        if (decision.obstacle().isPresent()) {
            return condition(
                    ConditionTypes.DEGRADED,
                    true,
                    "TooManyReserveIds",
                    decision.obstacle().get());
        }
        if (snapshot.refusal().isPresent() && counts.lacksPods(decision.intent().ordinals())) {
            return condition(
                    ConditionTypes.DEGRADED,
                    true,
                    "CreateRefused",
                    snapshot.refusal().get().message());
        }
        if (snapshot.obstacle().isPresent()) {
            return condition(
                    ConditionTypes.DEGRADED,
                    true,
                    "WriteFailed",
                    snapshot.obstacle().get());
        }
        if (volumes.problem().isPresent()) {
            VolumeReport.Problem problem = volumes.problem().get();
            return condition(ConditionTypes.DEGRADED, true, problem.reason(), problem.message());
        }
        if (!update.obstacles().isEmpty()) {
            return condition(ConditionTypes.DEGRADED, true, UpdateReport.NOT_IN_PLACE, UpdateReport.obstacles(update));
        }
        Optional<String> overflow = ReservationRoom.overflow(decision.intent().withheld());
        if (overflow.isPresent()) {
            return condition(ConditionTypes.DEGRADED, true, "ReserveIdsFull", overflow.get());
        }
        if (!counts.stuck.isEmpty()) {
            return condition(ConditionTypes.DEGRADED, true, "ServersStuck", "stuck: " + Names.listed(counts.stuck));
        }
        if (!counts.finished.isEmpty()) {
            return condition(
                    ConditionTypes.DEGRADED, true, "ServersCrashed", "crashed: " + Names.listed(counts.finished));
        }
        return condition(ConditionTypes.DEGRADED, false, "AsExpected", "");
    }

    private Condition condition(String type, boolean isTrue, String reason, String message) {
        List<Condition> before =
                set.getStatus() == null ? List.of() : set.getStatus().conditions();
        return ConditionPolicy.condition(
                before, type, isTrue, reason, message, set.getMetadata().getGeneration(), snapshot.now());
    }

    /** A problem, or a wait for somebody, is told when it begins and when its text changes; the end of it is told by the condition. */
    private List<PlannedEvent> news(@Nullable GameServerSetStatus before, GameServerSetStatus after) {
        List<PlannedEvent> events = new ArrayList<>();
        ObjectRef self = ObjectRef.of(ResourceKind.GAME_SERVER_SET, set);
        for (Condition condition : after.conditions()) {
            boolean isProblem = condition.getType().equals(ConditionTypes.DEGRADED)
                    && condition.getStatus().equals("True");
            boolean isWait = condition.getReason().equals("WaitingForProtectedServers");
            boolean isForecast = condition.getType().equals(ConditionTypes.DRY_RUN);
            if ((isProblem || isWait || isForecast) && !isKnown(before, condition)) {
                PlannedEvent.Type type = isProblem ? PlannedEvent.Type.Warning : PlannedEvent.Type.Normal;
                String reason = isForecast ? ConditionTypes.DRY_RUN : condition.getReason();
                events.add(new PlannedEvent(self, type, reason, condition.getMessage(), self));
            }
        }
        UpdateNews.complete(set, before, after).ifPresent(events::add);
        return events;
    }

    private static boolean isKnown(@Nullable GameServerSetStatus before, Condition condition) {
        return before != null
                && before.conditions().stream()
                        .anyMatch(old -> old.getType().equals(condition.getType())
                                && Objects.equals(old.getReason(), condition.getReason())
                                && Objects.equals(old.getMessage(), condition.getMessage()));
    }

    private Optional<Duration> again() {
        Stream<Duration> replacements = snapshot.replaceAt().values().stream().flatMap(due -> until(due).stream());
        Stream<Duration> others = Stream.of(
                        snapshot.refusal().flatMap(refusal -> until(refusal.retryAt())),
                        counts.again(),
                        volumes.again())
                .flatMap(Optional::stream);
        return Stream.concat(replacements, others).min(Duration::compareTo);
    }
}

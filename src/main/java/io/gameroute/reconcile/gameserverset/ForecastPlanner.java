package io.gameroute.reconcile.gameserverset;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.LifecycleHook;
import io.gameroute.api.LifecycleHooks;
import io.gameroute.pod.DeletionOrder.Candidate;
import io.gameroute.pod.Intent;
import io.gameroute.pod.LifecycleHooked;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.PodState;
import io.gameroute.pod.PodTemplate;
import io.gameroute.pod.ServerName;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ResourceKind;
import io.gameroute.reconcile.gameserverset.ForecastStep.Verb;
import io.gameroute.reconcile.gameserverset.ForecastStep.When;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says before it is done what the planner of a set would do. It asks the policies that the planner asks: once as they are, for what happens at
 * once, and once without the bound on servers out of service, for all that follows, in order.
 */
public final class ForecastPlanner {
    private final GameServerSetSnapshot snapshot;
    private final GameServerSet set;
    private final OrdinalSet before;
    private final IntentDecision decision;
    private final OrdinalSet wanted;
    private final Rollout rollout;
    private final List<ForecastStep> steps = new ArrayList<>();
    private final Set<Integer> told = new HashSet<>();

    private ForecastPlanner(GameServerSetSnapshot snapshot, OrdinalSet before, IntentDecision decision) {
        this.snapshot = snapshot;
        this.set = snapshot.set();
        this.before = before;
        this.decision = decision;
        this.wanted = decision.intent().ordinals();
        this.rollout = Rollout.of(set);
    }

    public static Forecast forecast(GameServerSetSnapshot today) {
        if (today.set().getMetadata().getDeletionTimestamp() != null) {
            return Forecast.nothing("the set is being deleted");
        }
        if (today.formerOwner().isPresent()) {
            return Forecast.nothing(today.formerOwner().get().message(today.set()));
        }
        GameServerSetSnapshot adopted = Adoption.played(today);
        RequestedIntent request = RequestedIntent.of(adopted);
        GameServerSet recorded = PlayedPatch.on(
                adopted.set(), Patches.recordIntent(adopted.set(), request.decision(), request.reservation()));
        OrdinalSet before =
                Intent.recordedOn(adopted.set()).map(Intent::ordinals).orElse(OrdinalSet.EMPTY);
        ForecastPlanner planner =
                new ForecastPlanner(adopted.with(recorded, adopted.members()), before, request.decision());
        today.orphans().forEach(planner::adopts);
        return planner.forecast(request);
    }

    private Forecast forecast(RequestedIntent request) {
        List<Action> membership = MembershipPolicy.actions(snapshot, wanted);
        deletes();
        replaces(membership);
        creates(membership);
        UpdateDecision update = updates(membership);
        keeps(update);
        return new Forecast(
                decision.from(),
                wanted.size(),
                update.current(),
                snapshot.template().map(PodTemplate::revision).orElse(""),
                rollout.maxUnavailable(),
                steps,
                notes(request));
    }

    private void adopts(Pod pod) {
        steps.add(new ForecastStep(
                pod.getMetadata().getName(),
                Verb.ADOPT,
                When.AT_ONCE,
                "",
                "nobody controls its pod; it is not restarted"));
    }

    private void deletes() {
        for (Candidate candidate : decision.removed()) {
            delete(candidate.ordinal(), GameServerSetPlanner.reason(candidate, decision));
        }
        for (Member member : snapshot.members().values()) {
            boolean isOver = member.pod() == null || PodState.isTerminating(member.pod());
            if (!wanted.contains(member.ordinal()) && !told.contains(member.ordinal()) && !isOver) {
                delete(member.ordinal(), "chosen before");
            }
        }
    }

    private void delete(int ordinal, String why) {
        Member member = snapshot.members().get(ordinal);
        boolean isHeld = member != null && isHooked(member.pod(), LifecycleHooks::preDelete);
        add(
                ordinal,
                Verb.DELETE,
                isHeld ? When.HELD : When.AT_ONCE,
                isHeld ? why + "; waits for its preDelete hook" : why);
    }

    /** Pods of servers that stay, which go for another reason than an update: they are finished, or marked. */
    private void replaces(List<Action> membership) {
        Map<String, String> going = membership.stream()
                .filter(action -> !(action instanceof Action.Adopt))
                .filter(action -> action.existing()
                        .filter(ref -> ref.kind() == ResourceKind.POD)
                        .isPresent())
                .collect(toMap(action -> action.existing().orElseThrow().name(), Action::why, (one, other) -> one));
        for (Member member : snapshot.members().values()) {
            String why = going.get(name(member.ordinal()));
            if (why != null && wanted.contains(member.ordinal())) {
                add(member.ordinal(), Verb.RECREATE, When.AT_ONCE, why);
            }
        }
    }

    private void creates(List<Action> membership) {
        Set<String> atOnce = membership.stream()
                .filter(Action.Create.class::isInstance)
                .map(action -> ((Action.Create) action).object().getMetadata().getName())
                .collect(toSet());
        Optional<PodTemplate> newest = snapshot.template();
        CreationTemplates templates = newest.map(template -> CreationTemplates.of(snapshot, template, wanted))
                .orElse(null);
        int count = 0;
        for (int ordinal : wanted) {
            Member member = snapshot.members().get(ordinal);
            if (count == CreationPolicy.CREATIONS) {
                return;
            }
            if (member == null || member.pod() == null) {
                String what = before.contains(ordinal) ? "its pod is missing" : "new";
                When when =
                        templates == null ? When.HELD : atOnce.contains(name(ordinal)) ? When.AT_ONCE : When.IN_TURN;
                add(
                        ordinal,
                        Verb.CREATE,
                        when,
                        templates == null
                                ? what
                                : what + ", template " + templates.next().revision());
                count++;
            }
        }
    }

    private UpdateDecision updates(List<Action> membership) {
        Set<Integer> atOnce = UpdatePolicy.decide(snapshot, wanted, membership).steps().stream()
                .map(UpdateStep::ordinal)
                .collect(toSet());
        UpdateDecision all = UpdatePolicy.decide(snapshot, wanted, membership, rollout.unbounded());
        for (UpdateStep step : all.steps()) {
            boolean isRecreated = step.manner() == UpdateStep.Manner.RECREATE;
            Pod pod = snapshot.members().get(step.ordinal()).pod();
            String hook = isHooked(pod, isRecreated ? LifecycleHooks::preDelete : LifecycleHooks::inPlaceUpdate)
                    ? "; waits for its " + (isRecreated ? "preDelete" : "inPlaceUpdate") + " hook"
                    : "";
            add(
                    step.ordinal(),
                    isRecreated ? Verb.RECREATE : Verb.UPDATE,
                    atOnce.contains(step.ordinal()) ? When.AT_ONCE : When.IN_TURN,
                    step.detail() + hook);
        }
        return all;
    }

    /** Who would have to go, or to be updated, and is not. */
    private void keeps(UpdateDecision update) {
        for (Candidate server : decision.waitingFor()) {
            add(
                    server.ordinal(),
                    Verb.KEEP,
                    When.HELD,
                    "protected as " + server.opsState() + ", although replicas is "
                            + set.getSpec().replicas());
        }
        String newest = snapshot.template().map(PodTemplate::revision).orElse("");
        for (Member member : snapshot.members().values()) {
            Pod pod = member.pod();
            boolean isOld = pod != null && !CurrentRevision.revision(pod).equals(newest) && !newest.isEmpty();
            if (isOld
                    && wanted.contains(member.ordinal())
                    && !told.contains(member.ordinal())
                    && !PodState.isTerminating(pod)) {
                add(member.ordinal(), Verb.KEEP, When.HELD, held(member.ordinal(), update));
            }
        }
    }

    private String held(int ordinal, UpdateDecision update) {
        if (update.kept().contains(ordinal)) {
            return "partition " + rollout.partition();
        }
        if (rollout.onDelete()) {
            return "OnDelete: it gets the newest template when somebody deletes its pod";
        }
        if (rollout.paused()) {
            return "the update is paused";
        }
        List<String> fields = update.obstacles().entrySet().stream()
                .filter(entry -> entry.getValue().contains(name(ordinal)))
                .map(Map.Entry::getKey)
                .toList();
        return "InPlaceOnly, and a running pod cannot change " + Names.listed(fields);
    }

    private List<String> notes(RequestedIntent request) {
        List<String> notes = new ArrayList<>();
        snapshot.templateProblem().ifPresent(notes::add);
        if (!request.requested().malformed().isEmpty()) {
            notes.add("spec.reserveGameServerIds cannot be read: the last good reservation stays in force");
        }
        long missing = wanted.size()
                - snapshot.members().values().stream()
                        .filter(member -> member.pod() != null && wanted.contains(member.ordinal()))
                        .count();
        if (missing > CreationPolicy.CREATIONS) {
            notes.add((missing - CreationPolicy.CREATIONS) + " more are created after these");
        }
        return notes;
    }

    private void add(int ordinal, Verb verb, When when, String why) {
        if (told.add(ordinal)) {
            Member member = snapshot.members().get(ordinal);
            steps.add(new ForecastStep(name(ordinal), verb, when, member == null ? "" : member.opsState(), why));
        }
    }

    private boolean isHooked(@Nullable Pod pod, Function<LifecycleHooks, @Nullable LifecycleHook> which) {
        LifecycleHooks hooks = set.getSpec().lifecycle();
        return pod != null && hooks != null && LifecycleHooked.any(which.apply(hooks), pod);
    }

    private String name(int ordinal) {
        return ServerName.of(set.getMetadata().getName(), ordinal);
    }
}

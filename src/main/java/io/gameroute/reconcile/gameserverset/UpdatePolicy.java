package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.LifecycleState;
import io.gameroute.api.PodUpdatePolicy;
import io.gameroute.pod.InPlaceDecision;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.PodState;
import io.gameroute.pod.PodTemplate;
import io.gameroute.pod.Priority;
import io.gameroute.pod.ServerTemplate;
import io.gameroute.pod.ServerTemplates;
import io.gameroute.pod.UpdateMark;
import io.gameroute.pod.UpdateOrder;
import io.gameroute.pod.UpdateOrder.Candidate;
import io.gameroute.pod.UpdateOrder.Progress;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.gameserverset.UpdateStep.Manner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides which servers are updated next and how (KR-15 to KR-17): as many as the partition leaves, in the order of {@link UpdateOrder}, never
 * more out of service than maxUnavailable allows. A server that is out of service anyhow costs nothing, so a bad template can always be left.
 */
final class UpdatePolicy {
    /** One intended server that has a pod. */
    private record Slot(Member member, Pod pod, ServerTemplates templates, boolean isGoing, boolean isAvailable) {
        private int ordinal() {
            return member.ordinal();
        }

        private String name() {
            return pod.getMetadata().getName();
        }

        private boolean isMidway() {
            LifecycleState lifecycle = PodState.lifecycle(pod);
            return UpdateMark.isOn(pod)
                    || lifecycle == LifecycleState.PreparingUpdate
                    || lifecycle == LifecycleState.Updating;
        }

        private long priority() {
            return member.server() == null || member.server().getSpec() == null
                    ? 0
                    : Priority.value(member.server().getSpec().updatePriority());
        }
    }

    private final GameServerSetSnapshot snapshot;
    private final GameServerSet set;
    private final String current;
    private final Rollout rollout;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private final List<UpdateStep> steps = new ArrayList<>();
    private final List<Integer> kept = new ArrayList<>();
    private final SortedMap<String, List<String>> obstacles = new TreeMap<>();
    private final Set<String> touched = new HashSet<>();
    private int unavailable;

    private UpdatePolicy(GameServerSetSnapshot snapshot, String current, Rollout rollout) {
        this.snapshot = snapshot;
        this.set = snapshot.set();
        this.current = current;
        this.rollout = rollout;
    }

    /** @param others what else this pass does; a pod that goes for another reason is not updated */
    static UpdateDecision decide(GameServerSetSnapshot snapshot, OrdinalSet wanted, List<Action> others) {
        return decide(snapshot, wanted, others, Rollout.of(snapshot.set()));
    }

    static UpdateDecision decide(
            GameServerSetSnapshot snapshot, OrdinalSet wanted, List<Action> others, Rollout rollout) {
        UpdatePolicy policy = new UpdatePolicy(snapshot, CurrentRevision.name(snapshot, wanted), rollout);
        snapshot.template().ifPresent(newest -> policy.look(newest, wanted, LeavingPods.uids(others)));
        List<Slot> toGo = policy.selected();
        policy.update(toGo);
        policy.fulfilWishes();
        int midway = (int) policy.slots.stream().filter(Slot::isMidway).count();
        return new UpdateDecision(
                policy.actions,
                policy.current,
                rollout,
                toGo.size(),
                midway,
                policy.steps,
                policy.kept,
                policy.obstacles);
    }

    private void look(PodTemplate newest, OrdinalSet wanted, Set<String> leaving) {
        for (Member member : snapshot.members().values()) {
            Pod pod = member.pod();
            if (pod == null || !wanted.contains(member.ordinal())) {
                continue;
            }
            boolean isGoing = PodState.isTerminating(pod)
                    || PodState.isFinished(pod)
                    || member.isHeldByPreDelete()
                    || leaving.contains(pod.getMetadata().getUid());
            boolean isAvailable = !isGoing
                    && !UpdateMark.isOn(pod)
                    && PodState.isAvailable(pod, Availability.minReadySeconds(set), snapshot.now());
            ServerTemplates templates =
                    new ServerTemplates(pod, member.server(), newest, snapshot.revisions(), snapshot.canResizePods());
            slots.add(new Slot(member, pod, templates, isGoing, isAvailable));
        }
        unavailable = (int) wanted.size()
                - (int) slots.stream().filter(Slot::isAvailable).count();
    }

    /** Those that are to leave the templates that they have, first in order. */
    private List<Slot> selected() {
        List<Slot> old =
                slots.stream().filter(slot -> !slot.templates().isNewest()).toList();
        List<Slot> ordered = old.stream()
                .map(slot -> Map.entry(candidate(slot), slot))
                .sorted(Map.Entry.comparingByKey(UpdateOrder.FIRST_TO_UPDATE))
                .map(Map.Entry::getValue)
                .toList();
        int count = Math.max(0, old.size() - rollout.partition());
        ordered.subList(count, old.size()).forEach(slot -> kept.add(slot.ordinal()));
        return ordered.subList(0, count);
    }

    private Candidate candidate(Slot slot) {
        return new Candidate(slot.ordinal(), slot.priority(), progress(slot));
    }

    private Progress progress(Slot slot) {
        if (slot.isGoing()) {
            return Progress.UPDATED;
        }
        if (slot.isMidway()) {
            return Progress.MIDWAY;
        }
        boolean isStranded = !slot.isAvailable() && !slot.templates().revision().equals(current);
        return isStranded ? Progress.STRANDED : Progress.WAITING;
    }

    private void update(List<Slot> selected) {
        if (!rollout.isRolling()) {
            return;
        }
        selected.stream().filter(slot -> !slot.isAvailable()).forEach(this::update);
        selected.stream().filter(Slot::isAvailable).forEach(this::update);
    }

    private void update(Slot slot) {
        if (slot.isGoing()) {
            return;
        }
        if (rollout.policy() == PodUpdatePolicy.ReCreate) {
            recreate(slot, "podUpdatePolicy is ReCreate");
            return;
        }
        ServerTemplate to = slot.templates().toNewest();
        InPlaceDecision decision = slot.templates().decide(to);
        if (rollout.policy() == PodUpdatePolicy.InPlaceIfPossible && !decision.isPossible()) {
            recreate(slot, "a running pod cannot change " + Names.listed(decision.obstacles()));
        } else if (decision.isPossible()) {
            updateInPlace(slot, to, decision);
        } else {
            decision.obstacles().forEach(field -> obstacles
                    .computeIfAbsent(field, any -> new ArrayList<>())
                    .add(slot.name()));
        }
    }

    private void recreate(Slot slot, String why) {
        if (mayTake(slot)) {
            touched.add(slot.name());
            steps.add(new UpdateStep(slot.ordinal(), Manner.RECREATE, why));
            HookedDeletion.fenced(set, slot.pod(), snapshot.now(), "to be made from the newest template")
                    .ifPresent(actions::add);
        }
    }

    private void updateInPlace(Slot slot, ServerTemplate to, InPlaceDecision decision) {
        boolean isFree = decision.isMetadataOnly() && InPlaceStart.canChangeMetadata(set, slot.pod());
        if (isFree || mayTake(slot)) {
            touched.add(slot.name());
            steps.add(UpdateStep.inPlace(slot.ordinal(), to, decision));
            actions.addAll(InPlaceStart.actions(set, slot.templates(), to, decision, snapshot.now()));
        }
    }

    /** Whether this server may go out of service: one that is out already, or one within what the strategy allows. */
    private boolean mayTake(Slot slot) {
        if (!slot.isAvailable()) {
            return true;
        }
        if (unavailable >= rollout.maxUnavailable()) {
            return false;
        }
        unavailable++;
        return true;
    }

    /** What a GameServer wishes for its own containers concerns no template, so neither partition nor pause nor policy holds it back. */
    private void fulfilWishes() {
        for (Slot slot : slots) {
            boolean isFree = !slot.isGoing() && !slot.isMidway() && !touched.contains(slot.name());
            if (isFree && slot.templates().hasNewWishes()) {
                ServerTemplate to = slot.templates().toWishes();
                InPlaceDecision decision = slot.templates().decide(to);
                if (decision.isPossible()) {
                    updateInPlace(slot, to, decision);
                }
            }
        }
    }
}

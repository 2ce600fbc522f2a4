package io.gameroute.reconcile.gameserverset;

import io.gameroute.api.GameServerSet;
import io.gameroute.api.OpsState;
import io.gameroute.api.ScaleDownStrategyType;
import io.gameroute.api.ScaleStrategy;
import io.gameroute.pod.DeletionOrder;
import io.gameroute.pod.DeletionOrder.Candidate;
import io.gameroute.pod.Intent;
import io.gameroute.pod.OrdinalSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which ordinals of a set should run (GSS-10 to GSS-20). Asked again with nothing changed it gives the same answer, so it is asked in
 * every pass and only a different answer is written.
 *
 * <p>It starts from what was intended, not from what happens to run. The one exception is a server that was chosen to go, whose pod is still
 * alive, and that became busy meanwhile: it is considered again, and an idle one goes in its place.
 */
final class IntentPolicy {
    private final GameServerSet set;
    private final Map<Integer, Member> members;
    private final Intent recorded;
    private final OrdinalSet processed;
    private final Set<String> protectedStates;
    private final OrdinalSet explicit;
    private final OrdinalSet considered;

    private IntentPolicy(GameServerSet set, Map<Integer, Member> members, Intent recorded, OrdinalSet requested) {
        this.set = set;
        this.members = members;
        this.recorded = recorded;
        this.processed = Intent.processedReservation(set).orElse(OrdinalSet.EMPTY);
        this.protectedStates = protectedStates(set);
        this.explicit = requested.minus(rescued(requested));
        this.considered = recorded.ordinals().union(leftovers());
    }

    /** @param requested the explicit reservation in the spec, well-formed */
    static IntentDecision decide(GameServerSet set, Map<Integer, Member> members, OrdinalSet requested) {
        Intent recorded = Intent.recordedOn(set).orElseGet(() -> whatRuns(members));
        return new IntentPolicy(set, members, recorded, requested).decide();
    }

    /** The intent that stands, for a pass that cannot record another one. */
    static IntentDecision standing(GameServerSet set, Map<Integer, Member> members) {
        Intent intent = Intent.recordedOn(set).orElseGet(() -> whatRuns(members));
        return new IntentDecision(
                intent,
                Intent.processedReservation(set).orElse(OrdinalSet.EMPTY),
                set.getSpec().replicas(),
                intent.ordinals().size(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** For a set that carries no intent: all that runs or waits for its pod, but for those that were chosen to go. */
    private static Intent whatRuns(Map<Integer, Member> members) {
        List<Integer> running = members.values().stream()
                .filter(member -> !member.isMarked() && !member.isHeldByPreDelete())
                .map(Member::ordinal)
                .toList();
        return new Intent(OrdinalSet.of(running), OrdinalSet.EMPTY, OrdinalSet.EMPTY);
    }

    private IntentDecision decide() {
        OrdinalSet base = considered.minus(explicit);
        List<Candidate> removed = candidates(recorded.ordinals().minus(base));
        long surplus = base.size() - set.getSpec().replicas();
        if (surplus < 0) {
            return result(grown(base, (int) -surplus), set.getSpec().replicas(), removed, List.of());
        }
        if (surplus == 0) {
            return killed(base, removed);
        }
        OrdinalSet leaving = firstToGo(base, surplus);
        candidates(leaving).stream().sorted(DeletionOrder.FIRST_TO_GO).forEach(removed::add);
        List<Candidate> waitingFor = leaving.size() < surplus ? protectedOf(base) : List.of();
        return result(base.minus(leaving), set.getSpec().replicas(), removed, waitingFor);
    }

    /** Not intended any more, yet alive and worth keeping: chosen on older news, or adopted. */
    private OrdinalSet leftovers() {
        return OrdinalSet.of(members.values().stream()
                .filter(member -> !recorded.ordinals().contains(member.ordinal()))
                .filter(this::isWorthKeeping)
                .map(Member::ordinal)
                .toList());
    }

    private boolean isWorthKeeping(Member member) {
        return !member.isGone() && (member.isBusy() || protectedStates.contains(member.opsState()));
    }

    /** Ids that we reserved for servers on their way out, of which one became busy before it was gone: not a reservation that a user made. */
    private OrdinalSet rescued(OrdinalSet requested) {
        return OrdinalSet.of(members.values().stream()
                .filter(member ->
                        recorded.reserved().contains(member.ordinal()) && requested.contains(member.ordinal()))
                .filter(this::isWorthKeeping)
                .map(Member::ordinal)
                .toList());
    }

    /**
     * The smallest free ids. One whose pod still terminates is free. One that is held by its preDelete hook is not, nor is one whose killed
     * server is still there: the new server would be taken for the one to be killed. Nor is one that is reserved without a place in the list.
     */
    private OrdinalSet grown(OrdinalSet base, int count) {
        OrdinalSet held = OrdinalSet.of(members.values().stream()
                .filter(member ->
                        member.isHeldByPreDelete() || member.opsState().equals(OpsState.KILL))
                .map(Member::ordinal)
                .toList());
        OrdinalSet withheld = reservesIds() ? recorded.withheld() : OrdinalSet.EMPTY;
        return base.union(
                OrdinalSet.union(List.of(base, explicit, held, withheld)).smallestAbsent(count));
    }

    /** A Kill lowers the replicas with it; it waits until the number of servers is what the spec asks for (GSS-20). */
    private IntentDecision killed(OrdinalSet base, List<Candidate> removed) {
        List<Candidate> kills = candidates(base).stream()
                .filter(c -> c.opsState().equals(OpsState.KILL))
                .toList();
        removed.addAll(kills);
        return result(base.minus(ordinals(kills)), set.getSpec().replicas() - kills.size(), removed, List.of());
    }

    private OrdinalSet firstToGo(OrdinalSet base, long count) {
        OrdinalSet known = OrdinalSet.of(members.keySet());
        OrdinalSet unborn = protectedStates.contains(OpsState.NONE) ? OrdinalSet.EMPTY : base.minus(known);
        List<Candidate> born = candidates(base).stream()
                .filter(candidate -> !protectedStates.contains(candidate.opsState()))
                .toList();
        return DeletionOrder.first(count, born, unborn);
    }

    private List<Candidate> protectedOf(OrdinalSet base) {
        return candidates(base).stream()
                .filter(candidate -> protectedStates.contains(candidate.opsState()))
                .toList();
    }

    /** A Kill is an order: nothing protects from it. */
    private static Set<String> protectedStates(GameServerSet set) {
        ScaleStrategy strategy = set.getSpec().scaleStrategy();
        return strategy == null
                ? Set.of()
                : strategy.protectedOpsStates().stream()
                        .filter(state -> !state.equals(OpsState.KILL))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private IntentDecision result(OrdinalSet ordinals, int replicas, List<Candidate> removed, List<Candidate> waiting) {
        OrdinalSet emptied = considered.minus(ordinals);
        OrdinalSet lifted = processed.minus(explicit);
        OrdinalSet added = explicit.minus(processed);
        OrdinalSet freed = reservesIds() ? emptied : emptied.union(lifted);
        OrdinalSet implicit =
                recorded.implicit().union(freed).minus(explicit).minus(added).minus(ordinals);
        OrdinalSet reservation = reservesIds() ? ReservationRoom.fill(explicit, implicit) : explicit;
        OrdinalSet kept = reservesIds() ? explicit.union(implicit) : explicit;
        OrdinalSet ours = recorded.reserved().union(implicit).intersection(kept);
        Intent intent = new Intent(ordinals, implicit.minus(reservation), ours);
        long from = recorded.ordinals().size();
        return new IntentDecision(intent, reservation, replicas, from, List.copyOf(removed), waiting, Optional.empty());
    }

    private boolean reservesIds() {
        ScaleStrategy strategy = set.getSpec().scaleStrategy();
        return strategy != null && strategy.scaleDownStrategyType() == ScaleDownStrategyType.ReserveIds;
    }

    /** Those that have a pod or a GameServer. */
    private List<Candidate> candidates(OrdinalSet ordinals) {
        List<Candidate> candidates = new ArrayList<>();
        for (Member member : members.values()) {
            if (ordinals.contains(member.ordinal())) {
                candidates.add(member.candidate());
            }
        }
        return candidates;
    }

    private static OrdinalSet ordinals(List<Candidate> candidates) {
        return OrdinalSet.of(candidates.stream().map(Candidate::ordinal).toList());
    }
}

package io.gameroute.reconcile.gameserverset;

import io.gameroute.api.GameServerSet;
import io.gameroute.pod.Intent;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.ReservedIds;
import java.util.Map;
import java.util.Optional;

/**
 * The intent as far as it can be recorded. Where the reservation is too large for that, the last good one stays in force and the set is scaled
 * by it; where that is no help, the set stays as it is.
 *
 * @param reservation that the decision was made by
 * @param isNews whether the decision differs from what is recorded, and is to be recorded
 */
record RecordableIntent(IntentDecision decision, OrdinalSet reservation, boolean isNews) {
    static RecordableIntent of(GameServerSet set, Map<Integer, Member> members, ReservedIds requested) {
        Optional<OrdinalSet> lastGood = Intent.processedReservation(set);
        OrdinalSet reservation = requested.malformed().isEmpty() ? requested.ids() : lastGood.orElse(OrdinalSet.EMPTY);
        RecordableIntent wanted = by(set, IntentPolicy.decide(set, members, reservation), reservation);
        Optional<String> obstacle = wanted.obstacle(set);
        if (obstacle.isEmpty()) {
            return wanted;
        }
        return lastGood.map(
                        last -> by(set, IntentPolicy.decide(set, members, last).despite(obstacle.get()), last))
                .filter(it -> it.leavesTheListAlone() && it.obstacle(set).isEmpty())
                .orElseGet(() -> new RecordableIntent(
                        IntentPolicy.standing(set, members).despite(obstacle.get()), OrdinalSet.EMPTY, false));
    }

    private static RecordableIntent by(GameServerSet set, IntentDecision decision, OrdinalSet reservation) {
        boolean isNews = !Intent.recordedOn(set).equals(Optional.of(decision.intent()))
                || !Intent.processedReservation(set).equals(Optional.of(decision.explicit()))
                || decision.replicas() != set.getSpec().replicas();
        return new RecordableIntent(decision, reservation, isNews);
    }

    private Optional<String> obstacle(GameServerSet set) {
        return isNews ? ReservationRoom.obstacle(set, decision) : Optional.empty();
    }

    /** What a user wrote there, and what could not be recorded, is not overwritten. */
    private boolean leavesTheListAlone() {
        return decision.explicit().equals(reservation);
    }
}

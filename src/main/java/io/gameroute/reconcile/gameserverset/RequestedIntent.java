package io.gameroute.reconcile.gameserverset;

import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.ReservedIds;

/**
 * What the spec of a set comes to.
 *
 * @param requested its reservation, and what of it cannot be read
 * @param reservation the one that counts: the last good one when what is requested cannot be read, or not be recorded
 * @param isNews whether the decision differs from what is recorded
 */
record RequestedIntent(ReservedIds requested, OrdinalSet reservation, IntentDecision decision, boolean isNews) {

    static RequestedIntent of(GameServerSetSnapshot snapshot) {
        ReservedIds requested = ReservedIds.parse(snapshot.set().getSpec().reserveGameServerIds());
        RecordableIntent intent = RecordableIntent.of(snapshot.set(), snapshot.members(), requested);
        return new RequestedIntent(requested, intent.reservation(), intent.decision(), intent.isNews());
    }
}

package io.gameroute.reconcile.execute;

import io.gameroute.kube.ObjectKey;
import java.time.Clock;

/** What the process remembers of sets and servers beside the caches. All of it may be lost at any moment: it only spaces what would be done anyway. */
public final class SetMemory {
    final Refusals refusals;
    final Obstacles obstacles = new Obstacles();
    final StatusPace statuses;
    final CrashLoops crashes;
    final LiftedBarriers barriers;

    public SetMemory(Clock clock) {
        refusals = new Refusals(clock);
        statuses = new StatusPace(clock);
        crashes = new CrashLoops(clock);
        barriers = new LiftedBarriers(clock);
    }

    void forget(ObjectKey set) {
        refusals.forget(set);
        obstacles.forget(set);
        statuses.forget(set);
        crashes.forget(set);
    }
}

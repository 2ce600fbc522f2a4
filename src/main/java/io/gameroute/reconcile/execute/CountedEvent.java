package io.gameroute.reconcile.execute;

import io.gameroute.reconcile.PlannedEvent;
import java.time.Instant;

/** A Kubernetes Event as it should stand in the cluster: the same thing, told once, and how often it happened. */
record CountedEvent(String name, PlannedEvent event, int count, Instant first, Instant last) {
    static CountedEvent once(String name, PlannedEvent event, Instant now) {
        return new CountedEvent(name, event, 1, now, now);
    }

    CountedEvent again(Instant now) {
        return new CountedEvent(name, event, count + 1, first, now);
    }

    CountedEvent named(String other) {
        return new CountedEvent(other, event, count, first, last);
    }
}

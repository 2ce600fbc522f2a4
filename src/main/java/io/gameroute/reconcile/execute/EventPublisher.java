package io.gameroute.reconcile.execute;

import io.gameroute.reconcile.PlannedEvent;
import java.util.List;

/** Tells people. Never waits, never fails the caller: an Event that gets lost is no reason to undo what it tells of. */
public interface EventPublisher {
    void publish(List<PlannedEvent> events);
}

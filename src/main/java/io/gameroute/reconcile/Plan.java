package io.gameroute.reconcile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one pass over one object shall do. The actions are independent of each other: what must come after another write comes in the next
 * pass, which sees it. Then the status is written, then the Events are published.
 *
 * @param again when to look again although nothing changes, such as at the end of minReadySeconds
 */
public record Plan(
        List<Action> actions, Optional<Action.Patch> status, List<PlannedEvent> events, Optional<Duration> again) {
    public static final Plan NOTHING = new Plan(List.of(), Optional.empty(), List.of(), Optional.empty());

    public Plan {
        actions = List.copyOf(actions);
        events = List.copyOf(events);
    }

    public boolean writesNothing() {
        return actions.isEmpty() && status.isEmpty();
    }

    /** The same, and this Event after those that it has. */
    public Plan telling(PlannedEvent event) {
        List<PlannedEvent> more = new ArrayList<>(events);
        more.add(event);
        return new Plan(actions, status, more, again);
    }

    public static Plan againAfter(Duration duration) {
        return new Plan(List.of(), Optional.empty(), List.of(), Optional.of(duration));
    }
}

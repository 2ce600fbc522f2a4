package io.gameroute.component.events;

import java.time.Duration;

/**
 * How a sink is served.
 *
 * @param tries after so many an event is put aside; 0 for never
 */
record SinkSettings(
        String sink,
        String owner,
        Start start,
        EventFilter filter,
        int batch,
        int tries,
        Duration backoffInitial,
        Duration backoffMax,
        Duration poll) {

    Duration restAfter(int failures) {
        double doubled = (double) backoffInitial.toMillis() * Math.pow(2, Math.min(failures - 1, 40));
        return Duration.ofMillis((long) Math.min(doubled, (double) backoffMax.toMillis()));
    }

    boolean isGivenUpAfter(int failures) {
        return tries > 0 && failures >= tries;
    }
}

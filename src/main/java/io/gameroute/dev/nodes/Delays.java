package io.gameroute.dev.nodes;

import java.time.Duration;

/**
 * How long simulated nodes take: from binding to running ({@code start}), from running to ready ({@code readiness}), from the request to delete
 * to the end, at most the pod's own grace period ({@code termination}), and how long a restarted container is seen not ready ({@code restart}).
 */
public record Delays(Duration start, Duration readiness, Duration termination, Duration restart, Duration slowStart) {

    public static final Delays NONE =
            new Delays(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofMillis(200), Duration.ofSeconds(30));

    public Delays withStart(Duration value) {
        return new Delays(value, readiness, termination, restart, slowStart);
    }

    public Delays withReadiness(Duration value) {
        return new Delays(start, value, termination, restart, slowStart);
    }

    public Delays withTermination(Duration value) {
        return new Delays(start, readiness, value, restart, slowStart);
    }

    public Delays withRestart(Duration value) {
        return new Delays(start, readiness, termination, value, slowStart);
    }

    public Delays withSlowStart(Duration value) {
        return new Delays(start, readiness, termination, restart, value);
    }
}

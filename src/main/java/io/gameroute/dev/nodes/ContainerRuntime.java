package io.gameroute.dev.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One container as its runtime knows it: which image, the how-manieth run, when this run starts and is ready (perhaps in the future, perhaps
 * {@link #NEVER}), and when the run before it exited.
 */
record ContainerRuntime(String image, int restarts, Instant startAt, Instant readyAt, Optional<Instant> lastExit) {
    static final Instant NEVER = Instant.MAX;

    static ContainerRuntime first(String image, Instant startAt, Delays delays) {
        return new ContainerRuntime(image, 0, startAt, after(startAt, delays.readiness()), Optional.empty());
    }

    /** The next run: not ready for a moment, so that the change can be seen from outside. */
    ContainerRuntime restarted(String newImage, Instant now, Delays delays) {
        Instant ready = now.plus(delays.restart()).plus(delays.readiness());
        return new ContainerRuntime(newImage, restarts + 1, now, ready, Optional.of(now));
    }

    ContainerRuntime held() {
        return new ContainerRuntime(image, restarts, NEVER, NEVER, lastExit);
    }

    ContainerRuntime released(Instant now, Delays delays) {
        return new ContainerRuntime(image, restarts, now, now.plus(delays.readiness()), lastExit);
    }

    boolean isHeld() {
        return startAt.equals(NEVER);
    }

    boolean isStarted(Instant now) {
        return !startAt.isAfter(now);
    }

    boolean isReady(Instant now) {
        return isStarted(now) && !readyAt.isAfter(now);
    }

    private static Instant after(Instant start, Duration delay) {
        return start.equals(NEVER) ? NEVER : start.plus(delay);
    }
}

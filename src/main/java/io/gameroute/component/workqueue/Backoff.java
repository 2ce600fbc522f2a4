package io.gameroute.component.workqueue;

import java.time.Duration;

/**
 * How long a key that failed rests: {@code initial} after the first failure, doubling up to {@code max}. Jitter only shortens
 * (by at most that share), so that keys which failed together do not return together and {@code max} stays the bound.
 */
record Backoff(Duration initial, Duration max, double jitter) {
    private static final int MAX_DOUBLINGS = 40;

    Backoff {
        if (initial.isNegative() || initial.isZero() || max.compareTo(initial) < 0) {
            throw new IllegalArgumentException(
                    "backoff: 0 < backoffInitial <= backoffMax is needed, not " + initial + " and " + max);
        }
        if (!(jitter >= 0 && jitter < 1)) {
            throw new IllegalArgumentException("backoffJitter: a share from 0 to below 1 is needed, not " + jitter);
        }
    }

    /** The rest after that many failures in a row; {@code random} is from 0 to 1. */
    Duration afterFailures(int failures, double random) {
        double doubled = (double) initial.toNanos() * Math.pow(2, Math.min(failures - 1, MAX_DOUBLINGS));
        double bounded = Math.min(doubled, (double) max.toNanos());
        return Duration.ofNanos((long) (bounded * (1 - jitter * random)));
    }
}

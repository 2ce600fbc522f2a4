package io.gameroute.component.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of a Lease: who holds it since when and, if that is itself, for how long the hold may be trusted. A hold ends by
 * the local clock when the renew deadline has passed since the last renewal was sent, whether or not the API server answers.
 */
final class LeaseTenure {
    private final String identity;
    private final Duration renewDeadline;
    private final LongSupplier nanoTime;
    private final InstantSource clock;

    private @Nullable String holder;
    private @Nullable Instant since;
    private long renewedAt;

    LeaseTenure(String identity, Duration renewDeadline, LongSupplier nanoTime, InstantSource clock) {
        this.identity = identity;
        this.renewDeadline = renewDeadline;
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /** The moment to give to {@link #renewed} when the renewal that is about to be sent has succeeded. */
    long now() {
        return nanoTime.getAsLong();
    }

    synchronized void renewed(long sentAt) {
        renewedAt = sentAt;
        holderIs(identity);
    }

    /** A hold of our own is only believed by {@link #renewed}: what was read may be an old one. */
    synchronized void observed(@Nullable String newHolder) {
        if (!identity.equals(newHolder)) {
            holderIs(newHolder == null || newHolder.isEmpty() ? null : newHolder);
        }
    }

    synchronized boolean isHeld() {
        return identity.equals(holder) && untilLapse().toNanos() > 0;
    }

    /** How long the hold lasts without a further renewal; zero or less when it is over. */
    synchronized Duration untilLapse() {
        return renewDeadline.minusNanos(now() - renewedAt);
    }

    synchronized Optional<String> holder() {
        return Optional.ofNullable(holder).filter(name -> !name.equals(identity) || isHeld());
    }

    synchronized Optional<Instant> since() {
        return holder().map(name -> Objects.requireNonNull(since));
    }

    private void holderIs(@Nullable String newHolder) {
        if (!Objects.equals(holder, newHolder)) {
            holder = newHolder;
            since = clock.instant();
        }
    }
}

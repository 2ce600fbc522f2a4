package io.gameroute.component.events;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How a sink is doing, for meters and health; written by its worker, read by anybody. */
final class SinkProgress {
    private static final long IDLE = -1;

    final AtomicLong delivered = new AtomicLong();
    final AtomicLong failures = new AtomicLong();
    final AtomicLong missed = new AtomicLong();
    private volatile long position = -1;
    private volatile long head;
    private volatile long waitingLetters;
    private volatile boolean claimed;
    private volatile @Nullable String error;
    private volatile long busySince = IDLE;

    void position(long now) {
        position = now;
        head = Math.max(head, now);
    }

    void head(long now) {
        head = now;
    }

    void claimed(boolean is) {
        claimed = is;
    }

    void waitingLetters(long count) {
        waitingLetters = count;
    }

    void begin(long nanos) {
        busySince = nanos;
    }

    void end(@Nullable String failure) {
        busySince = IDLE;
        error = failure;
    }

    void failed(String failure) {
        error = failure;
    }

    long position() {
        return position;
    }

    /** How many events of the log it has not looked at yet; 0 before it began. */
    long lag() {
        return position < 0 ? 0 : Math.max(0, head - position);
    }

    long waitingLetters() {
        return waitingLetters;
    }

    boolean isClaimed() {
        return claimed;
    }

    Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** For how long the event in hand has been in the route. */
    Duration busy(long nanos) {
        long since = busySince;
        return since == IDLE ? Duration.ZERO : Duration.ofNanos(nanos - since);
    }
}

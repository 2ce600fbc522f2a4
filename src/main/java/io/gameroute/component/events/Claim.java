package io.gameroute.component.events;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * A sink's place in the journal and the claim to it: only who holds it may move the place, and it ends by itself when it is not renewed. It is renewed with each
 * acknowledgement, and whoever waits with the claim in hand has to keep it. Acknowledgements are writes, so there are a few a second, however many events.
 */
final class Claim {
    /** Several times within what any journal gives. */
    private static final Duration KEEP = Duration.ofSeconds(5);

    private static final Duration ACKNOWLEDGE = Duration.ofMillis(200);

    private final SinkSettings settings;
    private final EventJournal journal;
    private final SinkProgress progress;
    private final LongSupplier nanos;
    private boolean held;
    private long position;
    private long acknowledged;
    private long renewedAt;

    Claim(SinkSettings settings, EventJournal journal, SinkProgress progress, LongSupplier nanos) {
        this.settings = settings;
        this.journal = journal;
        this.progress = progress;
        this.nanos = nanos;
    }

    boolean isHeld() {
        return held;
    }

    long position() {
        return position;
    }

    /** Whether it is held now; a sink that never began begins. */
    boolean take() throws IOException {
        if (journal.position(settings.sink()).isEmpty()) {
            journal.begin(settings.sink(), settings.start().in(journal));
        }
        OptionalLong place = journal.claim(settings.sink(), settings.owner());
        held(place.isPresent());
        place.ifPresent(value -> {
            acknowledged = value;
            renewedAt = nanos.getAsLong();
            moveTo(value);
        });
        progress.waitingLetters(journal.deadLetters(settings.sink()));
        return held;
    }

    /** The events up to there are done with; to be acknowledged. */
    void moveTo(long now) {
        position = now;
        progress.position(now);
    }

    /** Acknowledges and renews it when it is time; says whether it is still held. */
    boolean keep() throws IOException {
        if (held && untilDue().isZero()) {
            renew();
        }
        return held;
    }

    /** How long it needs no keeping. */
    Duration untilDue() {
        Duration age = Duration.ofNanos(nanos.getAsLong() - renewedAt);
        Duration left = (position == acknowledged ? KEEP : ACKNOWLEDGE).minus(age);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void renew() throws IOException {
        held(journal.acknowledge(settings.sink(), settings.owner(), position));
        acknowledged = position;
        renewedAt = nanos.getAsLong();
    }

    /** Another process may go on at once; while the journal is away it has to wait for the claim to end. */
    void release() throws IOException {
        if (held) {
            if (position != acknowledged) {
                renew();
            }
            journal.release(settings.sink(), settings.owner());
        }
    }

    /** Nothing is known of it any more: it is to be taken again. */
    void forget() {
        held(false);
    }

    private void held(boolean is) {
        held = is;
        progress.claimed(is);
    }
}

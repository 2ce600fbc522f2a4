package io.gameroute.component.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTenureTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final LeaseTenure tenure =
            new LeaseTenure("me", Duration.ofSeconds(10), nanos::get, () -> NOON.plusNanos(nanos.get()));

    @Test
    void nobodyIsKnownToHoldTheLeaseBeforeTheFirstAnswer() {
        assertThat(tenure.isHeld()).isFalse();
        assertThat(tenure.holder()).isEmpty();
        assertThat(tenure.since()).isEmpty();
    }

    @Test
    void aRenewalHoldsUntilTheDeadlineAfterItWasSent() {
        tenure.renewed(sentBefore(Duration.ofSeconds(3)));

        elapse(Duration.ofMillis(6_999));
        assertThat(tenure.isHeld()).isTrue();
        elapse(Duration.ofMillis(1));
        assertThat(tenure.isHeld()).isFalse();
        assertThat(tenure.holder()).isEmpty();
    }

    @Test
    void aFurtherRenewalKeepsTheMomentSinceWhenItIsHeld() {
        tenure.renewed(tenure.now());
        elapse(Duration.ofSeconds(8));
        tenure.renewed(tenure.now());
        elapse(Duration.ofSeconds(8));

        assertThat(tenure.isHeld()).isTrue();
        assertThat(tenure.since()).contains(NOON);
    }

    @Test
    void readingOwnNameDoesNotProlongTheHold() {
        tenure.renewed(tenure.now());
        elapse(Duration.ofSeconds(9));
        tenure.observed("me");
        elapse(Duration.ofSeconds(1));

        assertThat(tenure.isHeld()).isFalse();
    }

    @Test
    void readingAnotherNameEndsTheHoldAtOnce() {
        tenure.renewed(tenure.now());
        elapse(Duration.ofSeconds(1));
        tenure.observed("other");

        assertThat(tenure.isHeld()).isFalse();
        assertThat(tenure.holder()).contains("other");
        assertThat(tenure.since()).contains(NOON.plusSeconds(1));
    }

    @Test
    void aLeaseThatWasGivenBackHasNoHolder() {
        tenure.renewed(tenure.now());
        tenure.observed("");

        assertThat(tenure.isHeld()).isFalse();
        assertThat(tenure.holder()).isEmpty();
    }

    private long sentBefore(Duration ago) {
        return tenure.now() - ago.toNanos();
    }

    private void elapse(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}

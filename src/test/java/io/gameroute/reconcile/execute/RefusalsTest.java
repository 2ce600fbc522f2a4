package io.gameroute.reconcile.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.kube.ObjectKey;
import io.gameroute.reconcile.sim.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final ObjectKey SET = new ObjectKey("games", "arena");

    private final ManualClock clock = new ManualClock();
    private final Refusals refusals = new Refusals(clock);

    @Test
    void eachRefusalOfOneGenerationWaitsTwiceAsLongUpToFiveMinutes() {
        List<Long> pauses = IntStream.range(0, 11).mapToObj(i -> refused(1)).toList();

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
    }

    @Test
    void anEditBeginsAnew() {
        refused(1);
        refused(1);

        assertThat(refused(2)).isEqualTo(1);
    }

    @Test
    void aRefusalHoldsForItsGenerationUntilItsTime() {
        refused(1);

        assertThat(refusals.of(SET).orElseThrow().holds(1, clock.instant())).isTrue();
        assertThat(refusals.of(SET).orElseThrow().holds(2, clock.instant())).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(refusals.of(SET).orElseThrow().holds(1, clock.instant())).isFalse();
    }

    @Test
    void inANamespaceThatIsBeingDeletedTheFirstAnswerHoldsForFiveMinutes() {
        refusals.ended(SET, 1, "being terminated");

        assertThat(refusals.of(SET).orElseThrow().retryAt())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void whatSucceededIsForgotten() {
        refused(1);
        refusals.forget(SET);

        assertThat(refusals.of(SET)).isEmpty();
    }

    @Test
    void aRefusalIsOverWhenTheNextAttemptWasNotMadeBecauseNothingIsMissing() {
        refused(1);
        clock.advance(Duration.ofSeconds(1 + 60));
        assertThat(refusals.of(SET)).isPresent();

        clock.advance(Duration.ofMillis(1));

        assertThat(refusals.of(SET)).isEmpty();
    }

    private long refused(long generation) {
        refusals.refused(SET, generation, "no");
        return Duration.between(clock.instant(), refusals.of(SET).orElseThrow().retryAt())
                .toSeconds();
    }
}

package io.gameroute.component.workqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration INITIAL = Duration.ofMillis(5);
    private static final Duration MAX = Duration.ofMinutes(5);
    private static final Backoff WITHOUT_JITTER = new Backoff(INITIAL, MAX, 0);

    @Test
    void the_first_failure_rests_for_the_initial_time_and_each_further_one_doubles_it() {
        assertThat(WITHOUT_JITTER.afterFailures(1, 0.5)).isEqualTo(Duration.ofMillis(5));
        assertThat(WITHOUT_JITTER.afterFailures(2, 0.5)).isEqualTo(Duration.ofMillis(10));
        assertThat(WITHOUT_JITTER.afterFailures(11, 0.5)).isEqualTo(Duration.ofMillis(5120));
    }

    @Test
    void a_key_that_goes_on_failing_rests_for_the_maximum() {
        assertThat(WITHOUT_JITTER.afterFailures(17, 0)).isEqualTo(MAX);
        assertThat(WITHOUT_JITTER.afterFailures(Integer.MAX_VALUE, 0)).isEqualTo(MAX);
    }

    @Property
    void jitter_only_shortens_and_by_no_more_than_its_share(
            @ForAll @IntRange(min = 1, max = 100) int failures, @ForAll @DoubleRange(min = 0, max = 1) double random) {
        Duration exact = WITHOUT_JITTER.afterFailures(failures, random);

        Duration rest = new Backoff(INITIAL, MAX, 0.25).afterFailures(failures, random);

        assertThat(rest)
                .isLessThanOrEqualTo(exact)
                .isGreaterThanOrEqualTo(exact.multipliedBy(3).dividedBy(4).minusNanos(1));
    }

    @Test
    void a_maximum_below_the_initial_time_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(MAX, Duration.ofMillis(5), 0))
                .withMessageContaining("backoffMax");
    }

    @Test
    void a_jitter_that_could_shorten_a_rest_to_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(INITIAL, MAX, 1))
                .withMessageContaining("backoffJitter");
    }
}

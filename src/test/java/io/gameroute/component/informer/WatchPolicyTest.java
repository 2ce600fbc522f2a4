package io.gameroute.component.informer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchPolicyTest {
    private final WatchPolicy policy = new WatchPolicy(Duration.ofSeconds(60));

    @Test
    void a_healthy_watch_ends_before_it_is_suspect() {
        assertThat(policy.secondsOfAWatch()).isEqualTo(40);
        assertThat(policy.suspectAfter()).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void a_dead_watch_can_be_replaced_before_it_is_too_old() {
        assertThat(policy.suspectAfter().plus(policy.patienceToClose())).isLessThan(policy.staleAfter());
    }

    @Test
    void a_bound_that_a_quiet_watch_could_not_keep_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WatchPolicy(Duration.ofSeconds(1)))
                .withMessage("informer: staleAfter is at least 5 s, not PT1S");
    }
}

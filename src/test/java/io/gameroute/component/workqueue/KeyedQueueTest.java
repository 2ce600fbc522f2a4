package io.gameroute.component.workqueue;

import static io.gameroute.component.workqueue.WorkqueuePriority.INITIAL;
import static io.gameroute.component.workqueue.WorkqueuePriority.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyedQueueTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(5), Duration.ofMinutes(5), 0);

    private final KeyedQueue queue = new KeyedQueue(BACKOFF, () -> 0);

    @Test
    void keys_come_out_in_the_order_in_which_they_were_added() {
        queue.add("a", LIVE, 0);
        queue.add("b", LIVE, 0);
        queue.add("c", LIVE, 0);

        assertThat(claimAll(0)).containsExactly("a", "b", "c");
    }

    @Test
    void a_key_that_is_queued_is_not_queued_twice() {
        queue.add("a", LIVE, 0);
        queue.add("a", LIVE, 1);

        assertThat(claimAll(2)).containsExactly("a");
        assertThat(queue.adds()).isEqualTo(1);
    }

    @Test
    void live_keys_overtake_those_of_the_initial_list() {
        queue.add("initial", INITIAL, 0);
        queue.add("live", LIVE, 1);

        assertThat(claimAll(2)).containsExactly("live", "initial");
    }

    @Test
    void a_key_of_the_initial_list_that_changes_becomes_live() {
        queue.add("other", INITIAL, 0);
        queue.add("a", INITIAL, 0);
        queue.add("a", LIVE, 1);

        assertThat(claimAll(2)).containsExactly("a", "other");
    }

    @Test
    void a_live_key_stays_live_when_the_initial_list_names_it_too() {
        queue.add("other", LIVE, 0);
        queue.add("a", LIVE, 0);
        queue.add("a", INITIAL, 0);
        queue.add("initial", INITIAL, 0);

        assertThat(claimAll(0)).containsExactly("other", "a", "initial");
    }

    @Test
    void a_key_that_changes_while_it_runs_runs_once_more_and_only_afterwards() {
        queue.add("a", LIVE, 0);
        queue.claim(0);

        queue.add("a", LIVE, 1);
        queue.add("a", LIVE, 2);

        assertThat(queue.claim(3)).isEmpty();
        queue.succeeded("a", 4);
        assertThat(claimAll(5)).containsExactly("a");
        queue.succeeded("a", 6);
        assertThat(queue.claim(7)).isEmpty();
    }

    @Test
    void a_delayed_key_is_not_ready_before_its_time() {
        queue.addAfter("a", ms(10), LIVE, 0);

        assertThat(queue.claim(nanos(10) - 1)).isEmpty();
        assertThat(claimAll(nanos(10))).containsExactly("a");
    }

    @Test
    void a_delay_is_shortened_by_an_earlier_one() {
        queue.addAfter("a", ms(10), LIVE, 0);
        queue.addAfter("a", ms(4), LIVE, 0);

        assertThat(claimAll(nanos(4))).containsExactly("a");
        assertThat(queue.delayed()).isZero();
    }

    @Test
    void a_delay_is_never_prolonged() {
        queue.addAfter("a", ms(4), LIVE, 0);
        queue.addAfter("a", ms(10), LIVE, 0);

        assertThat(claimAll(nanos(4))).containsExactly("a");
        assertThat(queue.delayed()).isZero();
    }

    @Test
    void a_delayed_key_that_is_added_without_delay_is_ready_at_once() {
        queue.addAfter("a", ms(10), LIVE, 0);
        queue.add("a", LIVE, 1);

        assertThat(claimAll(1)).containsExactly("a");
        assertThat(queue.delayed()).isZero();
    }

    @Test
    void a_ready_key_does_not_wait_for_a_later_delay() {
        queue.add("a", LIVE, 0);
        queue.addAfter("a", ms(10), LIVE, 0);

        assertThat(claimAll(0)).containsExactly("a");
        assertThat(queue.delayed()).isZero();
    }

    @Test
    void a_delay_that_ends_while_the_key_runs_makes_it_run_once_more() {
        queue.add("a", LIVE, 0);
        queue.claim(0);
        queue.addAfter("a", ms(10), LIVE, 0);

        assertThat(queue.claim(nanos(20))).isEmpty();
        queue.succeeded("a", nanos(20));

        assertThat(claimAll(nanos(20))).containsExactly("a");
    }

    @Test
    void a_key_that_fails_rests_longer_each_time() {
        queue.add("a", LIVE, 0);
        long now = 0;
        List<Duration> rests = new ArrayList<>();
        for (int failure = 1; failure <= 4; failure++) {
            queue.claim(now);
            Duration rest = queue.failed("a", now);
            rests.add(rest);
            assertThat(queue.claim(now + rest.toNanos() - 1)).isEmpty();
            now += rest.toNanos();
        }

        assertThat(rests).containsExactly(ms(5), ms(10), ms(20), ms(40));
        assertThat(queue.retries()).isEqualTo(4);
    }

    @Test
    void success_forgets_earlier_failures() {
        queue.add("a", LIVE, 0);
        queue.claim(0);
        queue.failed("a", 0);
        queue.claim(nanos(5));
        queue.succeeded("a", nanos(5));

        queue.add("a", LIVE, nanos(6));

        assertThat(queue.claim(nanos(6))).map(Claim::failures).contains(0);
        assertThat(queue.failed("a", nanos(6))).isEqualTo(ms(5));
    }

    @Test
    void a_failing_key_does_not_hold_up_another() {
        queue.add("bad", LIVE, 0);
        queue.claim(0);
        queue.failed("bad", 0);

        queue.add("good", LIVE, 1);

        assertThat(claimAll(1)).containsExactly("good");
    }

    @Test
    void news_about_a_key_that_rests_after_failures_is_not_kept_waiting() {
        queue.add("a", LIVE, 0);
        queue.claim(0);
        queue.failed("a", 0);

        queue.add("a", LIVE, 1);

        assertThat(queue.claim(1)).map(Claim::failures).contains(1);
    }

    @Test
    void news_that_came_during_a_failing_run_is_not_kept_waiting_either() {
        queue.add("a", LIVE, 0);
        queue.claim(0);
        queue.add("a", LIVE, 1);

        assertThat(queue.failed("a", 2)).isZero();

        assertThat(queue.claim(2)).map(Claim::failures).contains(1);
    }

    @Test
    void a_worker_can_ask_for_the_key_again_after_a_time() {
        queue.add("a", LIVE, 0);
        queue.claim(0);

        queue.succeeded("a", ms(30), 0);

        assertThat(queue.claim(nanos(30) - 1)).isEmpty();
        assertThat(claimAll(nanos(30))).containsExactly("a");
    }

    @Test
    void a_claim_knows_how_long_the_key_was_ready() {
        queue.addAfter("a", ms(10), LIVE, 0);
        queue.hasReady(nanos(10));

        assertThat(queue.claim(nanos(13))).map(Claim::waited).contains(ms(3));
    }

    @Test
    void an_idle_key_takes_no_memory() {
        queue.add("a", LIVE, 0);
        queue.claim(0);
        queue.succeeded("a", 1);

        assertThat(queue.size()).isZero();
    }

    @Test
    void a_key_that_nobody_runs_cannot_be_given_back() {
        assertThatIllegalStateException().isThrownBy(() -> queue.succeeded("a", 0));
    }

    private List<String> claimAll(long now) {
        List<String> claimed = new ArrayList<>();
        for (Optional<Claim> claim = queue.claim(now); claim.isPresent(); claim = queue.claim(now)) {
            claimed.add(claim.get().key());
        }
        return claimed;
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static long nanos(long millis) {
        return ms(millis).toNanos();
    }
}

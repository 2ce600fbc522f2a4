package io.gameroute.component.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random histories of adds, delays, claims, successes and failures, beside a model that knows only what must hold. */
class KeyedQueueHistoryTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofNanos(5), Duration.ofNanos(100), 0.5);
    private static final long FAR_FUTURE = 1_000_000;

    @Property(tries = 2000)
    void no_key_ever_has_two_workers(@ForAll("histories") List<Step> history) {
        Run run = new Run();

        history.forEach(run::apply);

        assertThat(run.claimedWhileRunning).isEmpty();
    }

    @Property(tries = 2000)
    void no_change_is_lost(@ForAll("histories") List<Step> history) {
        Run run = new Run();

        history.forEach(run::apply);
        run.drain();

        assertThat(run.unseen).isEmpty();
    }

    @Property(tries = 2000)
    void everything_is_forgotten_once_all_work_is_done(@ForAll("histories") List<Step> history) {
        Run run = new Run();

        history.forEach(run::apply);
        run.drain();

        assertThat(run.queue.size()).isZero();
    }

    @Property(tries = 2000)
    void no_initial_key_is_handed_out_while_a_live_one_is_ready(@ForAll("histories") List<Step> history) {
        Run run = new Run();

        history.forEach(run::apply);
        run.drain();

        assertThat(run.overtaken).isEmpty();
    }

    @Property(tries = 2000)
    void a_key_runs_no_more_often_than_it_was_added_or_failed(@ForAll("histories") List<Step> history) {
        Run run = new Run();

        history.forEach(run::apply);
        run.drain();

        run.claims.forEach((key, claims) -> assertThat(claims).isLessThanOrEqualTo(run.reasons.get(key)));
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.of(WorkqueuePriority.class),
                        Arbitraries.integers().between(0, 40))
                .as(Step::new);
        return step.list().ofMaxSize(60);
    }

    enum Kind {
        ADD,
        ADD_AFTER,
        CLAIM,
        SUCCEED,
        SUCCEED_AND_ASK_AGAIN,
        FAIL,
        PASS_TIME
    }

    record Step(Kind kind, String key, WorkqueuePriority priority, int amount) {}

    /** Applies steps to the queue and notes what a specification would know. */
    private static final class Run {
        final KeyedQueue queue = new KeyedQueue(BACKOFF, () -> 0.3);
        final Set<String> running = new HashSet<>();
        final Set<String> unseen = new HashSet<>();
        final Set<String> surelyLive = new HashSet<>();
        final Set<String> perhapsLive = new HashSet<>();
        final Set<String> claimedWhileRunning = new HashSet<>();
        final Set<String> overtaken = new HashSet<>();
        final Map<String, Integer> claims = new HashMap<>();
        final Map<String, Integer> reasons = new HashMap<>();
        long now;

        void apply(Step step) {
            String key = step.key();
            switch (step.kind()) {
                case ADD -> {
                    wanted(key, step.priority());
                    if (step.priority() == WorkqueuePriority.LIVE) {
                        surelyLive.add(key);
                    }
                    queue.add(key, step.priority(), now);
                }
                case ADD_AFTER -> {
                    wanted(key, step.priority());
                    queue.addAfter(key, Duration.ofNanos(step.amount() + 1L), step.priority(), now);
                }
                case CLAIM -> claim();
                case SUCCEED -> giveBack(key, () -> queue.succeeded(key, now));
                case SUCCEED_AND_ASK_AGAIN ->
                    giveBack(key, () -> {
                        wanted(key, WorkqueuePriority.LIVE);
                        queue.succeeded(key, Duration.ofNanos(step.amount()), now);
                    });
                case FAIL ->
                    giveBack(key, () -> {
                        wanted(key, WorkqueuePriority.LIVE);
                        queue.failed(key, now);
                    });
                case PASS_TIME -> now += step.amount();
            }
        }

        void drain() {
            for (int round = 0; round < 3; round++) {
                now += FAR_FUTURE;
                for (String key : Set.copyOf(running)) {
                    giveBack(key, () -> queue.succeeded(key, now));
                }
                while (claim().isPresent()) {
                    // goes on until nothing is ready
                }
            }
        }

        private void wanted(String key, WorkqueuePriority priority) {
            unseen.add(key);
            reasons.merge(key, 1, Integer::sum);
            if (priority == WorkqueuePriority.LIVE) {
                perhapsLive.add(key);
            }
        }

        private Optional<Claim> claim() {
            Optional<Claim> claim = queue.claim(now);
            claim.map(Claim::key).ifPresent(this::claimed);
            return claim;
        }

        private void claimed(String key) {
            if (!perhapsLive.contains(key) && !running.containsAll(surelyLive)) {
                overtaken.add(key);
            }
            if (!running.add(key)) {
                claimedWhileRunning.add(key);
            }
            surelyLive.remove(key);
            perhapsLive.remove(key);
            unseen.remove(key);
            claims.merge(key, 1, Integer::sum);
        }

        private void giveBack(String key, Runnable action) {
            if (running.remove(key)) {
                action.run();
            }
        }
    }
}

package io.gameroute.component.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Random histories of objects that come, change and go, of their changes that are told late, and of consumers that begin and end, as
 * leaderships do.
 */
class ListedQueueHistoryTest {

    @Property(tries = 2000)
    void no_change_of_what_there_is_is_lost(@ForAll("histories") List<Step> history) {
        Run run = new Run();

        history.forEach(run::apply);
        run.attach();
        run.settle();

        assertThat(run.unseen).noneMatch(run.present::contains);
    }

    @Property(tries = 2000)
    void without_a_consumer_nothing_is_kept(@ForAll("histories") List<Step> history) {
        Run run = new Run();

        history.forEach(run::apply);
        run.detach();
        run.settle();

        assertThat(run.queue.depth() + run.queue.delayed() + run.queue.running())
                .isZero();
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Step> step = Combinators.combine(Arbitraries.of(Kind.class), Arbitraries.of("a", "b", "c", "d"))
                .as(Step::new);
        return step.list().ofMaxSize(60);
    }

    enum Kind {
        CHANGE,
        DELETE,
        TELL,
        TELL_DELAYED,
        ATTACH,
        DETACH,
        CLAIM,
        SUCCEED,
        SUCCEED_AND_ASK_AGAIN,
        FAIL
    }

    record Step(Kind kind, String key) {}

    /** A cache, the line of what it has not told yet, and the queue behind them. */
    private static final class Run {
        final AtomicLong nanos = new AtomicLong();
        final Workqueue queue = new Workqueue("jobs", nanos::get);
        final Set<String> present = new HashSet<>();
        final Set<String> unseen = new HashSet<>();
        private final Deque<String> untold = new ArrayDeque<>();
        private final Map<String, Claim> claims = new HashMap<>();
        private boolean attached;

        Run() {
            queue.listedBy(present::stream);
        }

        void apply(Step step) {
            String key = step.key();
            switch (step.kind()) {
                case CHANGE -> {
                    present.add(key);
                    changed(key);
                }
                case DELETE -> {
                    present.remove(key);
                    changed(key);
                }
                case TELL -> Optional.ofNullable(untold.poll()).ifPresent(queue::add);
                case TELL_DELAYED ->
                    Optional.ofNullable(untold.poll()).ifPresent(told -> queue.addAfter(told, Duration.ofMillis(100)));
                case ATTACH -> attach();
                case DETACH -> detach();
                case CLAIM -> claim();
                case SUCCEED -> end(key, queue::succeeded);
                case SUCCEED_AND_ASK_AGAIN -> end(key, claim -> queue.succeeded(claim, Duration.ofSeconds(30)));
                case FAIL -> end(key, queue::failed);
            }
        }

        void attach() {
            if (!attached) {
                attached = true;
                queue.attach(() -> {});
                queue.addPresent();
            }
        }

        void detach() {
            if (attached) {
                attached = false;
                queue.detach();
            }
        }

        /** Everything is told, everything that runs ends, everything that waits runs. */
        void settle() {
            for (String key = untold.poll(); key != null; key = untold.poll()) {
                queue.add(key);
            }
            for (int round = 0; round < 3; round++) {
                nanos.addAndGet(Duration.ofHours(1).toNanos());
                Set.copyOf(claims.keySet()).forEach(key -> end(key, queue::succeeded));
                while (claim()) {
                    // goes on until nothing is ready
                }
            }
            Set.copyOf(claims.keySet()).forEach(key -> end(key, queue::succeeded));
        }

        private void changed(String key) {
            unseen.add(key);
            untold.add(key);
        }

        /** Only a consumer takes keys. */
        private boolean claim() {
            Optional<Claim> claim = attached ? queue.claim() : Optional.empty();
            claim.ifPresent(taken -> {
                unseen.remove(taken.key());
                claims.put(taken.key(), taken);
            });
            return claim.isPresent();
        }

        private void end(String key, Consumer<Claim> how) {
            Optional.ofNullable(claims.remove(key)).ifPresent(how);
        }
    }
}

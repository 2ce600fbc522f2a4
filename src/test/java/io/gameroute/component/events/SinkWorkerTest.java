package io.gameroute.component.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A worker whose waits pass at once, by a clock that they move; another process looks whether it can have the sink whenever time passes. */
class SinkWorkerTest {
    private static final Duration CLAIM = Duration.ofSeconds(30);
    private static final String OTHER = "other";

    private Duration now = Duration.ofDays(1);
    private final ClaimedJournal journal = new ClaimedJournal();
    private final SinkProgress progress = new SinkProgress();
    private final List<Duration> rests = new ArrayList<>();
    private final List<String> tries = new ArrayList<>();
    private final List<Runnable> whilePausing = new ArrayList<>();

    @AfterEach
    void noInterruptIsLeft() {
        boolean unused = Thread.interrupted();
    }

    @Test
    void an_event_that_is_tried_for_longer_than_a_claim_lasts_stays_with_who_tries_it() {
        journal.append("arena-0");
        run(0, failing(20));

        assertThat(now.minusDays(1)).isGreaterThan(CLAIM.multipliedBy(10));
        assertThat(tries).hasSize(21);
        assertThat(journal.positions).containsEntry("a", 1L);
        assertThat(journal.takenByOther).isFalse();
    }

    @Test
    void no_wait_of_the_worker_is_longer_than_a_few_seconds() {
        journal.append("arena-0");
        run(0, failing(20));

        assertThat(rests).allSatisfy(rest -> assertThat(rest).isLessThanOrEqualTo(Duration.ofSeconds(5)));
    }

    @Test
    void a_claim_that_ended_while_the_process_stood_still_is_given_up_without_another_try() {
        journal.append("arena-0");
        List<String> triesUntilThen = new ArrayList<>();
        whilePausing.add(() -> {
            if (rests.size() == 12) {
                now = now.plus(CLAIM).plusSeconds(1);
                journal.otherTries();
                triesUntilThen.addAll(tries);
            }
        });
        run(0, failing(Integer.MAX_VALUE));

        assertThat(tries).isNotEmpty().isEqualTo(triesUntilThen);
        assertThat(journal.positions).containsEntry("a", 0L);
        assertThat(progress.isClaimed()).isFalse();
        assertThat(journal.owners).containsEntry("a", OTHER);
    }

    @Test
    void an_event_whose_sink_somebody_took_over_while_the_route_hung_is_not_put_aside() {
        journal.append("arena-0");
        run(1, (event, failures, replay) -> {
            tries.add(event.id());
            passes(CLAIM.plusSeconds(1));
            throw new IOException("timed out");
        });

        assertThat(journal.takenByOther).isTrue();
        assertThat(tries).hasSize(1);
        assertThat(journal.letters).isEmpty();
    }

    @Test
    void a_sink_with_nothing_to_do_stays_with_who_serves_it() {
        whilePausing.add(() -> {
            if (now.minusDays(1).compareTo(CLAIM.multipliedBy(5)) > 0) {
                Thread.currentThread().interrupt();
            }
        });
        run(Duration.ofMinutes(2), 0, failing(0));

        assertThat(journal.takenByOther).isFalse();
    }

    private void run(int maximumTries, Delivery delivery) {
        run(Duration.ofSeconds(1), maximumTries, delivery);
    }

    /** Until the event is acknowledged, or the other process has the sink for a while. */
    private void run(Duration poll, int maximumTries, Delivery delivery) {
        SinkSettings settings = new SinkSettings(
                "a",
                "me",
                Start.parse("earliest"),
                new EventFilter(Glob.of(""), Glob.of(""), Glob.of(""), Selector.parse(""), Selector.parse("")),
                10,
                maximumTries,
                Duration.ofMillis(200),
                Duration.ofMinutes(1),
                poll);
        new SinkWorker(settings, journal, delivery, progress, new PassingPause(), () -> now.toNanos()).run();
    }

    private Delivery failing(int times) {
        return (event, failures, replay) -> {
            tries.add(event.id());
            if (failures < times) {
                throw new IOException("not now");
            }
        };
    }

    private void passes(Duration time) {
        now = now.plus(time);
        journal.otherTries();
        whilePausing.forEach(Runnable::run);
    }

    /** Ends the worker when there is nothing more to see. */
    private final class PassingPause extends Pause {
        private int idle;

        @Override
        void untilNews(Duration most) throws InterruptedException {
            boolean isDone =
                    journal.events.size() == journal.positions.getOrDefault("a", 0L) && !journal.events.isEmpty();
            if (isDone || (journal.takenByOther && ++idle > 5)) {
                throw new InterruptedException();
            }
            rest(most);
        }

        @Override
        void rest(Duration time) throws InterruptedException {
            rests.add(time);
            passes(time);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** Claims end by the clock of the test. */
    private final class ClaimedJournal extends MemoryJournal {
        private final Map<String, Duration> until = new HashMap<>();
        private boolean takenByOther;

        @Override
        public OptionalLong claim(String sink, String owner) throws IOException {
            if (until.getOrDefault(sink, Duration.ZERO).compareTo(now) < 0) {
                owners.remove(sink);
            }
            OptionalLong place = super.claim(sink, owner);
            place.ifPresent(held -> until.put(sink, now.plus(CLAIM)));
            return place;
        }

        @Override
        public boolean acknowledge(String sink, String owner, long position) throws IOException {
            boolean is = super.acknowledge(sink, owner, position);
            if (is) {
                until.put(sink, now.plus(CLAIM));
            }
            return is;
        }

        void otherTries() {
            try {
                takenByOther |= positions.containsKey("a") && claim("a", OTHER).isPresent();
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}

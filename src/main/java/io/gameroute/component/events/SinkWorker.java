package io.gameroute.component.events;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers to one sink, on one thread: event after event, each until it succeeded or was put aside. What it has delivered is
 * acknowledged a few times a second; what was not acknowledged is delivered again.
 */
final class SinkWorker implements Runnable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SinkWorker.class);
    private static final Duration JOURNAL_REST = Duration.ofSeconds(1);

    /** How often to look whether somebody wants dead letters to be delivered again. */
    private static final Duration REPLAY = Duration.ofSeconds(1);

    private final SinkSettings settings;
    private final EventJournal journal;
    private final Delivery delivery;
    private final SinkProgress progress;
    private final Pause pause;
    private final LongSupplier nanos;
    private final Claim claim;
    private long replayedAt;

    SinkWorker(
            SinkSettings settings,
            EventJournal journal,
            Delivery delivery,
            SinkProgress progress,
            Pause pause,
            LongSupplier nanos) {
        this.settings = settings;
        this.journal = journal;
        this.delivery = delivery;
        this.progress = progress;
        this.pause = pause;
        this.nanos = nanos;
        this.claim = new Claim(settings, journal, progress, nanos);
        this.replayedAt = nanos.getAsLong() - REPLAY.toNanos();
    }

    /** Until its thread is interrupted. */
    @Override
    public void run() {
        pause.begin();
        try (Closeable subscription = journal.onAppend(pause::news)) {
            while (!Thread.currentThread().isInterrupted()) {
                round();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            letGo();
            pause.end();
        }
    }

    private void round() throws InterruptedException {
        if (!pause.isWorking()) {
            letGo();
            pause.untilWorking();
        }
        try {
            if (!claim.isHeld() && !claim.take()) {
                pause.untilNews(JOURNAL_REST);
                return;
            }
            boolean replayed = replayWhenDue();
            if (!batch() && !replayed && claim.keep()) {
                pause.untilNews(least(settings.poll()));
            }
        } catch (IOException | RuntimeException away) {
            // Also what nobody foresaw: a worker that ended would leave a sink that looks well and gets nothing.
            LOGGER.debug("gameserver-events:{}: the journal is away", settings.sink(), away);
            progress.failed("the event log: " + away.getMessage());
            claim.forget();
            pause.rest(JOURNAL_REST);
        }
    }

    /** No wait is so long that the claim would not be kept. */
    private Duration least(Duration wait) {
        Duration due = claim.untilDue();
        return wait.compareTo(due) < 0 ? wait : due;
    }

    /** Whether there was anything to deliver. */
    private boolean batch() throws IOException, InterruptedException {
        List<JournalEvent> events = journal.read(claim.position(), settings.batch());
        for (JournalEvent event : events) {
            noticeMissed(event);
            if (settings.filter().accepts(event) && !settle(event)) {
                break;
            }
            claim.moveTo(event.position());
            if (!claim.keep()) {
                return true;
            }
        }
        return !events.isEmpty();
    }

    private void noticeMissed(JournalEvent event) {
        long missed = event.position() - claim.position() - 1;
        if (missed > 0) {
            LOGGER.warn(
                    "gameserver-events:{}: {} events were dropped from the log before this sink had read them",
                    settings.sink(),
                    missed);
            progress.missed.addAndGet(missed);
        }
    }

    /** Tries until the event is delivered or put aside; false when work ends, or the claim is lost, before that: then it is whose it is now. */
    private boolean settle(JournalEvent event) throws IOException, InterruptedException {
        for (int failures = 0; pause.isWorking() && claim.keep(); ) {
            String failure = attempt(event, failures, false);
            if (failure == null) {
                return true;
            }
            failures++;
            if (!settings.isGivenUpAfter(failures)) {
                rest(settings.restAfter(failures));
            } else if (claim.keep()) {
                putAside(event, failures, failure);
                return true;
            }
        }
        return false;
    }

    /** Without losing the claim over it. */
    private void rest(Duration time) throws IOException, InterruptedException {
        Duration left = time;
        while (claim.keep() && pause.isWorking() && left.compareTo(Duration.ZERO) > 0) {
            Duration slice = least(left);
            pause.rest(slice);
            left = left.minus(slice);
        }
    }

    private void putAside(JournalEvent event, int tries, String failure) throws IOException {
        LOGGER.warn(
                "gameserver-events:{}: event {} is put aside after {} tries: {}",
                settings.sink(),
                event.id(),
                tries,
                failure);
        journal.deadLetter(settings.sink(), event, tries, failure);
        progress.waitingLetters(journal.deadLetters(settings.sink()));
    }

    private boolean replayWhenDue() throws IOException, InterruptedException {
        if (nanos.getAsLong() - replayedAt < REPLAY.toNanos()) {
            return false;
        }
        replayedAt = nanos.getAsLong();
        return replay();
    }

    /** Each once; what fails again stays a dead letter. */
    private boolean replay() throws IOException, InterruptedException {
        List<JournalEvent> letters = journal.toReplay(settings.sink(), settings.batch());
        for (JournalEvent letter : letters) {
            if (!pause.isWorking() || !claim.keep()) {
                return true;
            }
            String failure = attempt(letter, 0, true);
            if (failure == null) {
                journal.replayed(settings.sink(), letter);
            } else {
                journal.deadLetter(settings.sink(), letter, 1, failure);
            }
        }
        if (!letters.isEmpty()) {
            progress.waitingLetters(journal.deadLetters(settings.sink()));
        }
        return !letters.isEmpty();
    }

    private @Nullable String attempt(JournalEvent event, int failures, boolean replay) throws InterruptedException {
        progress.begin(nanos.getAsLong());
        String failure = null;
        try {
            delivery.deliver(event, failures, replay);
            progress.delivered.incrementAndGet();
        } catch (InterruptedException ended) {
            throw ended;
        } catch (Exception failed) {
            failure = failed.getClass().getSimpleName() + ": " + failed.getMessage();
            progress.failures.incrementAndGet();
        } finally {
            progress.end(failure);
        }
        return failure;
    }

    private void letGo() {
        boolean interrupted = Thread.interrupted();
        try {
            claim.release();
        } catch (IOException away) {
            LOGGER.debug("gameserver-events:{}: the claim is left to end by itself", settings.sink(), away);
        }
        claim.forget();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

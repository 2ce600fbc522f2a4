package io.gameroute.eventlog.record;

import io.gameroute.eventlog.Facts;
import io.gameroute.eventlog.InventoryRow;
import io.gameroute.eventlog.Observation;
import io.gameroute.eventlog.Recorded;
import io.gameroute.eventlog.sql.EventLog;
import io.gameroute.eventlog.sql.StaleRowException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what it is told, on a thread of its own: who tells it never waits for the database. It records while it leads; another
 * recorder at the same time does no harm, the log refuses the later one, which then looks again at what is recorded.
 */
public final class EventRecorder implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(EventRecorder.class);
    private static final int BATCH = 500;

    /** From one write to the next: a commit costs about the same with ten changes as with one. */
    private static final Duration PACE = Duration.ofMillis(10);

    private static final Duration FIRST_REST = Duration.ofMillis(100);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final EventLog log;
    private final Cluster cluster;
    private final Clock clock;
    private final Ledger ledger;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread writer = new Thread(this::run, "event-recorder");
    private boolean leading;
    private boolean ended;
    private boolean conflict;
    private long term;
    private long recorded;
    private long rows;
    private long wroteAt = System.nanoTime();
    private @Nullable String failure;
    private Duration rest = FIRST_REST;

    /** @param bound how many changes wait as themselves for a database that is away */
    public EventRecorder(EventLog log, Cluster cluster, Clock clock, int bound) {
        this.log = log;
        this.cluster = cluster;
        this.clock = clock;
        this.ledger = new Ledger(bound);
        writer.setDaemon(true);
    }

    /** How it is doing. */
    public record Status(
            boolean leading,
            boolean loaded,
            int waiting,
            int comparing,
            long collapsed,
            long recorded,
            long rows,
            Optional<String> failure) {}

    public void start() {
        writer.start();
    }

    /** Told what is there by now; in order for each key. */
    public void seen(Observation now) {
        locked(() -> ledger.seen(now, now()));
    }

    /** Told what was there when the watch began. */
    public void found(Observation now) {
        locked(() -> ledger.found(now));
    }

    public void gone(String key) {
        locked(() -> ledger.gone(key, now()));
    }

    /** From now on it records, or somebody else does. */
    public void lead(boolean leads) {
        locked(() -> {
            if (leading && !leads) {
                ledger.clear();
                term++;
            }
            leading = leads;
        });
    }

    public Status status() {
        lock.lock();
        try {
            return new Status(
                    leading,
                    ledger.isLoaded(),
                    ledger.waiting(),
                    ledger.comparing(),
                    ledger.collapsed(),
                    recorded,
                    rows,
                    Optional.ofNullable(failure));
        } finally {
            lock.unlock();
        }
    }

    /** Writes what waits, as long as the database takes it, and ends. */
    @Override
    public void close() {
        locked(() -> ended = true);
        try {
            writer.join(LONGEST_REST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.interrupt();
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (pass()) {
                // until it is closed
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round: load what is recorded, or write a batch, or wait; false at the end. */
    private boolean pass() throws InterruptedException {
        try {
            Turn turn = await();
            if (turn.isOver()) {
                return false;
            }
            if (turn.load()) {
                load(turn.term());
            } else if (!turn.batch().isEmpty()) {
                write(turn);
            }
            succeeded();
        } catch (StaleRowException stale) {
            LOGGER.info("event log: {}; what is recorded is read again", stale.getMessage());
            locked(() -> {
                conflict = true;
                ledger.unload();
            });
        } catch (SQLException | RuntimeException failed) {
            return failed(failed);
        }
        return true;
    }

    /** What is to be done next, as a value, so that the database is talked to without the lock. */
    private record Turn(boolean isOver, boolean load, long term, List<Recorded> batch) {}

    private Turn await() throws InterruptedException {
        lock.lock();
        try {
            pace();
            while (true) {
                List<Recorded> batch = leading ? ledger.next(BATCH, now()) : List.of();
                boolean load = leading && !ledger.isLoaded() && !ended;
                if (load || !batch.isEmpty()) {
                    return new Turn(false, load, term, batch);
                }
                if (ended) {
                    return new Turn(true, false, term, List.of());
                }
                if (!changed.await(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
                    sweep();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void pace() throws InterruptedException {
        long nanos = PACE.toNanos() - (System.nanoTime() - wroteAt);
        while (nanos > 0 && !ended) {
            nanos = changed.awaitNanos(nanos);
        }
    }

    private void load(long forTerm) throws SQLException {
        List<InventoryRow> rows = log.inventory(conflict);
        locked(() -> {
            if (term == forTerm) {
                ledger.load(rows);
                conflict = false;
                sweep();
            }
        });
    }

    private void write(Turn turn) throws SQLException {
        wroteAt = System.nanoTime();
        int written = log.append(turn.batch());
        locked(() -> {
            rows += written;
            recorded += turn.batch().stream()
                    .mapToLong(step -> step.events().size())
                    .sum();
            if (term == turn.term()) {
                ledger.written(turn.batch().size());
            }
        });
    }

    /** What is recorded as being there and is not there ended while nobody watched. */
    private void sweep() {
        for (Facts facts : ledger.unseen()) {
            if (cluster.isKnownToBeGone(facts)) {
                ledger.toCompare(facts.key());
            }
        }
    }

    private void succeeded() {
        locked(() -> {
            if (failure != null) {
                LOGGER.info("event log: recording again");
            }
            failure = null;
            rest = FIRST_REST;
        });
    }

    /** Rests, longer each time, and gives up only when it is to end. */
    private boolean failed(Exception cause) throws InterruptedException {
        lock.lock();
        try {
            if (failure == null) {
                LOGGER.warn("event log: cannot be written; changes wait, reconciliation goes on", cause);
            }
            failure = String.valueOf(cause.getMessage());
            long nanos = rest.toNanos();
            while (nanos > 0 && !ended) {
                nanos = changed.awaitNanos(nanos);
            }
            rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}

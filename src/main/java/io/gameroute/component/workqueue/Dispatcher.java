package io.gameroute.component.workqueue;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes keys from a queue while fewer than {@code concurrency} are in flight and hands them to a handler, which must
 * not throw, on one of at most {@code threads} threads. A key is in flight until the handler gives it back, from whatever thread, so an asynchronous handler
 * needs no thread per key. A key is taken only when a thread is free for it: what comes later but is more urgent overtakes.
 */
final class Dispatcher {
    private final Workqueue queue;
    private final int concurrency;
    private final int threads;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final BiConsumer<Claim, Runnable> handler;

    private boolean taking;
    private int workers;
    private int inFlight;
    private @Nullable ScheduledFuture<?> alarm;

    Dispatcher(
            Workqueue queue,
            int concurrency,
            int threads,
            Executor executor,
            ScheduledExecutorService timer,
            BiConsumer<Claim, Runnable> handler) {
        this.queue = queue;
        this.concurrency = concurrency;
        this.threads = threads;
        this.executor = executor;
        this.timer = timer;
        this.handler = handler;
    }

    /** Begins, or goes on, to take keys. */
    void resume() {
        synchronized (this) {
            taking = true;
        }
        wake();
    }

    /** Takes no more keys; those in flight go on, those in the queue stay there. */
    synchronized void pause() {
        taking = false;
        silence();
    }

    /** Waits until nothing is in flight; false when that took longer than the bound. */
    synchronized boolean awaitIdle(Duration bound) throws InterruptedException {
        long end = System.nanoTime() + bound.toNanos();
        while (inFlight > 0) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    synchronized int inFlight() {
        return inFlight;
    }

    /** Something changed: a key came, one was given back, or one is due. */
    void wake() {
        synchronized (this) {
            if (!taking || workers >= threads || inFlight >= concurrency) {
                return;
            }
            if (!queue.hasReady()) {
                setAlarm();
                return;
            }
            workers++;
        }
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException stopped) {
            retire();
        }
    }

    private synchronized void retire() {
        workers--;
    }

    private void work() {
        for (Optional<Claim> claim = next(); claim.isPresent(); claim = next()) {
            wake();
            handler.accept(claim.get(), this::finished);
        }
        wake();
    }

    private synchronized Optional<Claim> next() {
        Optional<Claim> claim = taking && inFlight < concurrency ? queue.claim() : Optional.empty();
        if (claim.isPresent()) {
            inFlight++;
        } else {
            workers--;
        }
        return claim;
    }

    private void finished() {
        synchronized (this) {
            inFlight--;
            notifyAll();
        }
        wake();
    }

    /** One timer for the earliest delayed key; a later change that is due earlier sets it anew. */
    private void setAlarm() {
        OptionalLong wait = queue.untilNextDue();
        if (wait.isEmpty()) {
            return;
        }
        if (alarm != null && alarm.getDelay(TimeUnit.NANOSECONDS) <= wait.getAsLong()) {
            return;
        }
        silence();
        alarm = timer.schedule(this::alarmed, wait.getAsLong(), TimeUnit.NANOSECONDS);
    }

    private void alarmed() {
        synchronized (this) {
            alarm = null;
        }
        wake();
    }

    private void silence() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }
}

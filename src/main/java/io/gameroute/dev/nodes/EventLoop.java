package io.gameroute.dev.nodes;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One daemon thread that owns all state, so that nothing needs a lock; a task that fails is logged and does not stop the others. */
final class EventLoop implements Executor, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(EventLoop.class);
    private final ScheduledThreadPoolExecutor thread;

    EventLoop(String name) {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread created = new Thread(task, name);
            created.setDaemon(true);
            return created;
        });
        thread.setRemoveOnCancelPolicy(true);
    }

    /** After {@link #close()} tasks are dropped: events and answers may still arrive. */
    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            LOGGER.trace("Dropped after the end", e);
        }
    }

    Future<?> schedule(Runnable task, Duration delay) {
        return thread.schedule(guarded(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
    }

    Future<?> every(Duration period, Runnable task) {
        return thread.scheduleAtFixedRate(guarded(task), 0, period.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOGGER.error("A simulated node failed", e);
            }
        };
    }
}

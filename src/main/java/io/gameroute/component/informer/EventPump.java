package io.gameroute.component.informer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to a handler one after the other, in their order, on an executor's thread, so that a slow route holds up neither the
 * informer nor other routes. Paused, it keeps them.
 */
final class EventPump<E> {
    private static final Logger LOG = LoggerFactory.getLogger(EventPump.class);

    private final Executor executor;
    private final Consumer<E> handler;
    private final Deque<E> waiting = new ArrayDeque<>();
    private boolean paused;
    private boolean pumping;

    EventPump(Executor executor, Consumer<E> handler) {
        this.executor = executor;
        this.handler = handler;
    }

    synchronized void accept(E event) {
        waiting.add(event);
        pumpOn();
    }

    synchronized void pause() {
        paused = true;
    }

    synchronized void resume() {
        paused = false;
        pumpOn();
    }

    synchronized int size() {
        return waiting.size();
    }

    private void pumpOn() {
        if (!pumping && !paused && !waiting.isEmpty()) {
            pumping = true;
            try {
                executor.execute(this::pump);
            } catch (RejectedExecutionException stopped) {
                pumping = false;
            }
        }
    }

    private void pump() {
        for (E event = next(); event != null; event = next()) {
            handle(event);
        }
    }

    /** Whatever the handling of one event ends in, an error of the JVM included: the next ones would else wait for ever, unnoticed. */
    private void handle(E event) {
        try {
            handler.accept(event);
        } catch (Throwable e) {
            LOG.error("informer: the handling of an event broke off; the next event is handled all the same", e);
        }
    }

    private synchronized @Nullable E next() {
        E event = paused ? null : waiting.poll();
        pumping = event != null;
        return event;
    }
}

package io.gameroute.reconcile.execute;

import io.gameroute.kube.KubernetesWriter;
import io.gameroute.kube.WriteFailure;
import io.gameroute.kube.Written;
import io.gameroute.reconcile.PlannedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes Kubernetes Events, for {@code kubectl get events} and {@code kubectl describe}. The caller only puts them down; the executor takes
 * them up. What does not fit, or cannot be written, is lost, and a log line says so.
 */
public final class KubernetesEventPublisher implements EventPublisher {
    static final int WAITING_EVENTS = 10_000;
    static final int WAITING_WRITES = 1_000;
    static final int IN_FLIGHT = 8;

    private static final Logger LOGGER = LoggerFactory.getLogger(KubernetesEventPublisher.class);

    private final KubernetesWriter writer;
    private final EventObjects objects;
    private final Clock clock;
    private final ScheduledExecutorService executor;

    private final Queue<PlannedEvent> inbox = new ArrayBlockingQueue<>(WAITING_EVENTS);
    private final AtomicBoolean isCalled = new AtomicBoolean();
    private final AtomicLong lost = new AtomicLong();

    // What follows is guarded by this: the executor may have several threads.
    private final EventCorrelation correlation = new EventCorrelation();
    private final Deque<EventWrite> outbox = new ArrayDeque<>();
    private final List<CompletableFuture<Void>> flushes = new ArrayList<>();
    private int inFlight;
    private boolean isFailing;
    private @Nullable ScheduledFuture<?> alarm;

    /** @param host the name under which this replica is known, such as the pod's */
    public KubernetesEventPublisher(
            KubernetesWriter writer, String host, Clock clock, ScheduledExecutorService executor) {
        this.writer = writer;
        this.objects = new EventObjects(host);
        this.clock = clock;
        this.executor = executor;
    }

    @Override
    public void publish(List<PlannedEvent> events) {
        for (PlannedEvent event : events) {
            if (!inbox.offer(event)) {
                lost.incrementAndGet();
            }
        }
        if (!events.isEmpty() && isCalled.compareAndSet(false, true)) {
            execute(this::work);
        }
    }

    /** Writes at once what waits for its turn: before the end of the process. Completes, never exceptionally, when nothing is under way. */
    public CompletableFuture<Void> flush() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (!execute(() -> flush(done))) {
            done.complete(null);
        }
        return done;
    }

    private synchronized void flush(CompletableFuture<Void> done) {
        flushes.add(done);
        work();
        put(correlation.rest(clock.instant()));
        send();
    }

    private synchronized void work() {
        isCalled.set(false);
        List<PlannedEvent> events = new ArrayList<>();
        for (PlannedEvent event = inbox.poll(); event != null; event = inbox.poll()) {
            events.add(event);
        }
        put(correlation.tell(events, clock.instant()));
        send();
        setAlarm();
        tellOfLost();
    }

    private void put(List<EventWrite> writes) {
        for (EventWrite write : writes) {
            if (outbox.size() < WAITING_WRITES) {
                outbox.add(write);
            } else {
                correlation.lost(write);
                lost.incrementAndGet();
            }
        }
    }

    private void send() {
        while (inFlight < IN_FLIGHT && !outbox.isEmpty()) {
            EventWrite write = outbox.remove();
            inFlight++;
            var unused = request(write).whenComplete((written, failure) -> execute(() -> done(write, failure)));
        }
        if (inFlight == 0) {
            flushes.forEach(flush -> flush.complete(null));
            flushes.clear();
        }
    }

    private CompletableFuture<Written> request(EventWrite write) {
        CountedEvent event = write.event();
        try {
            return switch (write.kind()) {
                case CREATE -> writer.create(EventObjects.collection(event), objects.event(event));
                case RECOUNT ->
                    writer.patch(
                            EventObjects.object(event), "application/merge-patch+json", EventObjects.recount(event));
            };
        } catch (RuntimeException closed) {
            return CompletableFuture.failedFuture(closed);
        }
    }

    private synchronized void done(EventWrite write, @Nullable Throwable failure) {
        inFlight--;
        if (failure == null) {
            isFailing = false;
        } else {
            failed(write, Failures.of(failure));
        }
        send();
    }

    private void failed(EventWrite write, WriteFailure failure) {
        if (write.kind() == EventWrite.Kind.RECOUNT && failure.kind() == WriteFailure.Kind.NOT_FOUND) {
            put(correlation.gone(write, clock.instant()).stream().toList());
            return;
        }
        correlation.lost(write);
        if (failure.kind() == WriteFailure.Kind.ENDING) {
            return;
        }
        // One line for a series: an API server that is away, or a right that is missing, would fill the log.
        (isFailing ? LOGGER.atDebug() : LOGGER.atWarn())
                .addKeyValue("event", write.event().event().reason())
                .addKeyValue("object", write.event().event().regarding().name())
                .addKeyValue("cause", failure.getMessage())
                .log("a Kubernetes Event could not be written");
        isFailing = true;
    }

    private void setAlarm() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
        correlation.nextDue().ifPresent(this::setAlarm);
    }

    private void setAlarm(Instant due) {
        long delay = Math.max(1, Duration.between(clock.instant(), due).toMillis() + 1);
        try {
            alarm = executor.schedule(this::work, delay, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            alarm = null;
        }
    }

    private void tellOfLost() {
        long count = lost.getAndSet(0);
        if (count > 0) {
            LOGGER.atWarn().addKeyValue("events", count).log("Kubernetes Events were dropped: too many at once");
        }
    }

    private boolean execute(Runnable task) {
        try {
            executor.execute(task);
            return true;
        } catch (RejectedExecutionException ending) {
            return false;
        }
    }
}

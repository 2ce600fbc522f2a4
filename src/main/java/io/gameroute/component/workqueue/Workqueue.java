package io.gameroute.component.workqueue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named queue, safe for use from any thread. Without a consumer it collects distinct keys for the one that comes. A queue whose keys can be
 * {@linkplain #listedBy listed} keeps none meanwhile, so that it does not grow where nobody works, as on a replica that does not lead.
 */
public final class Workqueue {
    private final String name;
    private final LongSupplier nanos;
    private final KeyedQueue keys = new KeyedQueue(
            WorkqueueEndpoint.DEFAULT_BACKOFF, () -> ThreadLocalRandom.current().nextDouble());
    private final Map<String, Claim> running = new HashMap<>();
    private volatile WorkqueueMetrics metrics = WorkqueueMetrics.NONE;
    private volatile @Nullable Runnable worker;
    private volatile @Nullable Supplier<Stream<String>> present;

    Workqueue(String name, LongSupplier nanos) {
        this.name = name;
        this.nanos = nanos;
    }

    public String name() {
        return name;
    }

    /**
     * Says how to list all keys that there are. From now on the queue drops what is added while it has no consumer, and every consumer begins with
     * all keys of the list. No key can be lost in between: the queue is open before the list is read. So the list must show a change before
     * the key is added because of it.
     */
    public void listedBy(Supplier<Stream<String>> keysThatThereAre) {
        synchronized (keys) {
            present = keysThatThereAre;
            dropUnlessOpen();
        }
    }

    /** Adds a key because of something that happened just now. */
    public void add(String key) {
        add(key, WorkqueuePriority.LIVE);
    }

    public void add(String key, WorkqueuePriority priority) {
        String named = checked(key);
        synchronized (keys) {
            if (isOpen()) {
                keys.add(named, priority, now());
            }
        }
        tellWorker();
    }

    /** Adds a key after a delay; one that is queued already can only move earlier. */
    public void addAfter(String key, Duration delay) {
        addAfter(key, delay, WorkqueuePriority.LIVE);
    }

    public void addAfter(String key, Duration delay, WorkqueuePriority priority) {
        String named = checked(key);
        synchronized (keys) {
            if (isOpen()) {
                keys.addAfter(named, delay, priority, now());
            }
        }
        tellWorker();
    }

    /** How many keys are ready and wait for a worker. */
    public int depth() {
        synchronized (keys) {
            return keys.depth(now());
        }
    }

    /** How many keys wait for their time: a delay, or the rest after a failure. */
    public int delayed() {
        synchronized (keys) {
            return keys.delayed();
        }
    }

    /** How many keys have a worker now. */
    public int running() {
        synchronized (keys) {
            return keys.running();
        }
    }

    /** How often a key became ready since the start. */
    public long adds() {
        synchronized (keys) {
            return keys.adds();
        }
    }

    /** How many runs have failed since the start. */
    public long retries() {
        synchronized (keys) {
            return keys.retries();
        }
    }

    /** For how long the key that has been running longest has been running; zero when none is. */
    public Duration longestRunning() {
        return oldest().map(claim -> age(claim)).orElse(Duration.ZERO);
    }

    /** How long all running keys together have been running. */
    public Duration unfinishedWork() {
        synchronized (keys) {
            return running.values().stream().map(this::age).reduce(Duration.ZERO, Duration::plus);
        }
    }

    Optional<Claim> oldest() {
        synchronized (keys) {
            return running.values().stream().min((a, b) -> Long.compare(a.startedAt(), b.startedAt()));
        }
    }

    void metrics(WorkqueueMetrics newMetrics) {
        metrics = newMetrics;
    }

    void backoff(Backoff backoff) {
        synchronized (keys) {
            keys.backoff(backoff);
        }
    }

    /** From now on the worker is told of every change. There is at most one worker pool for a queue. */
    void attach(Runnable newWorker) {
        synchronized (keys) {
            if (worker != null) {
                throw new IllegalStateException("workqueue:" + name + " has a consumer already; one queue takes one");
            }
            worker = newWorker;
        }
    }

    /** Adds all keys that there are, behind those of changes; after the attachment, not before. */
    void addPresent() {
        Supplier<Stream<String>> listed = present;
        if (listed != null) {
            try (Stream<String> there = listed.get()) {
                there.forEach(key -> add(key, WorkqueuePriority.INITIAL));
            }
        }
    }

    void detach() {
        synchronized (keys) {
            worker = null;
            dropUnlessOpen();
        }
    }

    Optional<Claim> claim() {
        synchronized (keys) {
            Optional<Claim> claim = keys.claim(now());
            claim.ifPresent(taken -> running.put(taken.key(), taken));
            claim.ifPresent(taken -> metrics.waited(taken.waited()));
            return claim;
        }
    }

    void succeeded(Claim claim) {
        synchronized (keys) {
            keys.succeeded(ended(claim).key(), now());
        }
        tellWorker();
    }

    void succeeded(Claim claim, Duration againAfter) {
        synchronized (keys) {
            keys.succeeded(ended(claim).key(), againAfter, now());
            dropUnlessOpen();
        }
        tellWorker();
    }

    Duration failed(Claim claim) {
        Duration rest;
        synchronized (keys) {
            rest = keys.failed(ended(claim).key(), now());
            dropUnlessOpen();
        }
        tellWorker();
        return rest;
    }

    boolean hasReady() {
        synchronized (keys) {
            return keys.hasReady(now());
        }
    }

    /** How long until the next delayed key is ready, in nanoseconds. */
    OptionalLong untilNextDue() {
        synchronized (keys) {
            OptionalLong due = keys.nextDue();
            return due.isPresent() ? OptionalLong.of(Math.max(0, due.getAsLong() - now())) : due;
        }
    }

    private boolean isOpen() {
        return worker != null || present == null;
    }

    private void dropUnlessOpen() {
        if (!isOpen()) {
            keys.clear();
        }
    }

    private void tellWorker() {
        Runnable told = worker;
        if (told != null) {
            told.run();
        }
    }

    private Claim ended(Claim claim) {
        running.remove(claim.key());
        metrics.worked(age(claim));
        return claim;
    }

    private Duration age(Claim claim) {
        return Duration.ofNanos(now() - claim.startedAt());
    }

    private long now() {
        return nanos.getAsLong();
    }

    private static String checked(String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("a key must not be blank");
        }
        return key;
    }
}

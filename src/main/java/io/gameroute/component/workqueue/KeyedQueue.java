package io.gameroute.component.workqueue;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;

/**
 * The rules of the queue, without threads and clock: times are nanoseconds that the caller passes in and that never go back.
 *
 * <p>A key is idle, delayed, ready or running. Adding makes it ready; added while it runs, it becomes ready when its worker gives
 * it back, so no key ever has two workers and no change is lost. A delay is only ever shortened. Memory is bounded by the number
 * of distinct keys that wait, run or have failed.
 */
final class KeyedQueue {
    private final Map<String, Item> items = new HashMap<>();
    private final Map<WorkqueuePriority, Set<Item>> ready = new EnumMap<>(WorkqueuePriority.class);
    private final TreeSet<Item> delayed =
            new TreeSet<>(Comparator.<Item>comparingLong(item -> item.due).thenComparingLong(item -> item.number));
    private final DoubleSupplier random;
    private Backoff backoff;
    private long numbers;
    private long adds;
    private long retries;
    private int running;

    KeyedQueue(Backoff backoff, DoubleSupplier random) {
        this.backoff = backoff;
        this.random = random;
        for (WorkqueuePriority priority : WorkqueuePriority.values()) {
            ready.put(priority, new LinkedHashSet<>());
        }
    }

    void backoff(Backoff newBackoff) {
        backoff = newBackoff;
    }

    /** Makes the key ready now, or as soon as its worker gives it back; whatever delay it had is over. */
    void add(String key, WorkqueuePriority priority, long now) {
        enqueue(item(key), priority, now);
    }

    /** Makes the key ready after a delay, unless it is ready already or due earlier. */
    void addAfter(String key, Duration delay, WorkqueuePriority priority, long now) {
        if (delay.isNegative() || delay.isZero()) {
            add(key, priority, now);
            return;
        }
        Item item = item(key);
        if (item.wanted) {
            raise(item, priority);
        } else {
            delayUntil(item, now + delay.toNanos(), priority);
        }
    }

    /** Hands out the next ready key: live ones first, and among equals the one that waited longest. */
    Optional<Claim> claim(long now) {
        mature(now);
        for (Set<Item> waiting : ready.values()) {
            if (!waiting.isEmpty()) {
                Item item = waiting.iterator().next();
                waiting.remove(item);
                return Optional.of(start(item, now));
            }
        }
        return Optional.empty();
    }

    /** The worker is done; earlier failures are forgotten. */
    void succeeded(String key, long now) {
        Item item = giveBack(key, now);
        item.failures = 0;
        forgetIfIdle(item);
    }

    /** The worker is done and asks for the key again after that time. */
    void succeeded(String key, Duration againAfter, long now) {
        Item item = giveBack(key, now);
        item.failures = 0;
        addAfter(key, againAfter, WorkqueuePriority.LIVE, now);
    }

    /** The worker failed: the key rests, longer each time, unless it changed while it ran. Returns how long it rests. */
    Duration failed(String key, long now) {
        Item item = giveBack(key, now);
        item.failures++;
        retries++;
        if (item.wanted) {
            return Duration.ZERO;
        }
        Duration rest = backoff.afterFailures(item.failures, random.getAsDouble());
        delayUntil(item, now + rest.toNanos(), item.priority);
        return Duration.ofNanos(Math.max(0, item.due - now));
    }

    /** Forgets the keys that wait, and of those that run all but that they run. */
    void clear() {
        ready.values().forEach(Set::clear);
        delayed.clear();
        items.values().removeIf(item -> !item.running);
        items.values().forEach(Item::forget);
    }

    boolean hasReady(long now) {
        mature(now);
        return depth() > 0;
    }

    /** When the next delayed key becomes ready. */
    OptionalLong nextDue() {
        return delayed.isEmpty() ? OptionalLong.empty() : OptionalLong.of(delayed.first().due);
    }

    int depth(long now) {
        mature(now);
        return depth();
    }

    int delayed() {
        return delayed.size();
    }

    int running() {
        return running;
    }

    /** Every key that is known: waiting, running, or resting after a failure. */
    int size() {
        return items.size();
    }

    long adds() {
        return adds;
    }

    long retries() {
        return retries;
    }

    private int depth() {
        return ready.values().stream().mapToInt(Set::size).sum();
    }

    private Item item(String key) {
        return items.computeIfAbsent(key, name -> new Item(name, numbers++));
    }

    private void mature(long now) {
        while (!delayed.isEmpty() && delayed.first().due <= now) {
            Item item = delayed.first();
            enqueue(item, item.priority, now);
        }
    }

    private void enqueue(Item item, WorkqueuePriority priority, long now) {
        raise(item, priority);
        undelay(item);
        if (item.wanted) {
            return;
        }
        item.wanted = true;
        item.wantedSince = now;
        adds++;
        if (!item.running) {
            waiting(item).add(item);
        }
    }

    private void raise(Item item, WorkqueuePriority priority) {
        WorkqueuePriority raised = item.pending() ? item.priority.orMoreUrgent(priority) : priority;
        if (raised != item.priority && waiting(item).remove(item)) {
            ready(raised).add(item);
        }
        item.priority = raised;
    }

    private void delayUntil(Item item, long due, WorkqueuePriority priority) {
        raise(item, priority);
        if (item.delayed && item.due <= due) {
            return;
        }
        undelay(item);
        item.due = due;
        item.delayed = true;
        delayed.add(item);
    }

    private void undelay(Item item) {
        if (item.delayed) {
            delayed.remove(item);
            item.delayed = false;
        }
    }

    private Claim start(Item item, long now) {
        item.wanted = false;
        item.running = true;
        running++;
        return new Claim(item.key, item.failures, Duration.ofNanos(now - item.wantedSince), now);
    }

    private Item giveBack(String key, long now) {
        Item item = items.get(key);
        if (item == null || !item.running) {
            throw new IllegalStateException("key " + key + " is not running");
        }
        item.running = false;
        running--;
        mature(now);
        if (item.wanted) {
            waiting(item).add(item);
        }
        return item;
    }

    private void forgetIfIdle(Item item) {
        if (!item.pending() && !item.running) {
            items.remove(item.key);
        }
    }

    private Set<Item> waiting(Item item) {
        return ready(item.priority);
    }

    private Set<Item> ready(WorkqueuePriority priority) {
        return Objects.requireNonNull(ready.get(priority));
    }

    private static final class Item {
        final String key;
        final long number;
        WorkqueuePriority priority = WorkqueuePriority.INITIAL;
        boolean wanted;
        boolean running;
        boolean delayed;
        long wantedSince;
        long due;
        int failures;

        Item(String key, long number) {
            this.key = key;
            this.number = number;
        }

        boolean pending() {
            return wanted || delayed;
        }

        void forget() {
            wanted = false;
            delayed = false;
            failures = 0;
        }
    }
}

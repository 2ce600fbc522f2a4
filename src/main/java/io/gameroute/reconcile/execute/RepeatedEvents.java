package io.gameroute.reconcile.execute;

import io.gameroute.reconcile.PlannedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The Events that were told lately, the least recently seen forgotten first. One that happens again is counted on the Event that there is,
 * and the Event is written again at a pace that does not depend on how often it happens.
 */
final class RepeatedEvents {
    static final int CAPACITY = 1_000;
    static final Duration PACE = Duration.ofSeconds(10);

    /** As long as API servers keep an Event after its last write, unless told otherwise. */
    static final Duration LIFETIME = Duration.ofHours(1);

    private record Key(String uid, PlannedEvent.Type type, String reason, String message) {
        static Key of(PlannedEvent event) {
            return new Key(event.regarding().uid(), event.type(), event.reason(), event.message());
        }
    }

    private record Entry(CountedEvent event, Instant written, boolean isBehind) {
        Instant due() {
            return written.plus(PACE);
        }
    }

    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** @return whether this is the same as one that was told, and now counted on it */
    boolean count(PlannedEvent event, Instant now) {
        Key key = Key.of(event);
        Entry before = entries.get(key);
        if (before == null || now.isAfter(before.event().last().plus(LIFETIME))) {
            return false;
        }
        entries.put(key, new Entry(before.event().again(now), before.written(), true));
        return true;
    }

    /** @return the one that had to be forgotten for it, when its last repetitions are not written */
    Optional<CountedEvent> remember(CountedEvent event, Instant now) {
        entries.put(Key.of(event.event()), new Entry(event, now, false));
        if (entries.size() <= CAPACITY) {
            return Optional.empty();
        }
        Map.Entry<Key, Entry> eldest = entries.entrySet().iterator().next();
        entries.remove(eldest.getKey());
        return Optional.of(eldest.getValue()).filter(Entry::isBehind).map(Entry::event);
    }

    /** Whether what is remembered of it is this Event, and not a later one of another name. */
    boolean remembers(CountedEvent event) {
        Entry entry = entries.get(Key.of(event.event()));
        return entry != null && entry.event().name().equals(event.name());
    }

    void forget(CountedEvent event) {
        if (remembers(event)) {
            entries.remove(Key.of(event.event()));
        }
    }

    /** The ones to write now; they count as written. */
    List<CountedEvent> due(Instant now) {
        return take(entry -> !entry.due().isAfter(now), now);
    }

    /** As {@link #due}, without regard to the pace. */
    List<CountedEvent> behind(Instant now) {
        return take(entry -> true, now);
    }

    Optional<Instant> nextDue() {
        return entries.values().stream().filter(Entry::isBehind).map(Entry::due).min(Instant::compareTo);
    }

    private List<CountedEvent> take(Predicate<Entry> which, Instant now) {
        List<CountedEvent> taken = new ArrayList<>();
        for (Map.Entry<Key, Entry> slot : entries.entrySet()) {
            Entry entry = slot.getValue();
            if (entry.isBehind() && which.test(entry)) {
                taken.add(entry.event());
                slot.setValue(new Entry(entry.event(), now, false));
            }
        }
        return taken;
    }
}

package io.gameroute.reconcile.execute;

import io.gameroute.kube.ObjectKey;
import io.gameroute.reconcile.gameserverset.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which sets the API server refused to create servers for, and spaces the attempts: 1 s, doubling to 5 min. Lost at a restart, which is one attempt more. */
final class Refusals {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LAST = Duration.ofMinutes(5);

    /** An attempt that was due so long ago was not made: nothing was missing any more. */
    private static final Duration STALE = Duration.ofMinutes(1);

    private record Entry(Refusal refusal, Duration pause) {
        boolean isStale(Instant now) {
            return now.isAfter(refusal.retryAt().plus(STALE));
        }
    }

    private final Clock clock;
    private final Map<ObjectKey, Entry> entries = new ConcurrentHashMap<>();

    Refusals(Clock clock) {
        this.clock = clock;
    }

    Optional<Refusal> of(ObjectKey set) {
        Instant now = clock.instant();
        return Optional.ofNullable(entries.computeIfPresent(set, (key, entry) -> entry.isStale(now) ? null : entry))
                .map(Entry::refusal);
    }

    void refused(ObjectKey set, long generation, String message) {
        entries.compute(set, (key, before) -> {
            boolean again = before != null && before.refusal().generation() == generation;
            Duration doubled = again ? before.pause().multipliedBy(2) : FIRST;
            Duration pause = doubled.compareTo(LAST) > 0 ? LAST : doubled;
            return new Entry(new Refusal(message, generation, clock.instant().plus(pause)), pause);
        });
    }

    /** Nothing will be created there any more: asking again is only for the case that this was a lie. */
    void ended(ObjectKey set, long generation, String message) {
        entries.put(
                set, new Entry(new Refusal(message, generation, clock.instant().plus(LAST)), LAST));
    }

    void forget(ObjectKey set) {
        entries.remove(set);
    }
}

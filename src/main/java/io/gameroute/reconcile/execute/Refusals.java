package io.gameroute.reconcile.execute;

import io.gameroute.kube.ObjectKey;
import io.gameroute.reconcile.gameserverset.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which sets the API server refused to create servers for, and spaces the attempts: 1 s, doubling to 5 min. Lost at a restart, which is one attempt more. */
final class Refusals {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LAST = Duration.ofMinutes(5);

    private record Entry(Refusal refusal, Duration pause) {}

    private final Clock clock;
    private final Map<ObjectKey, Entry> entries = new ConcurrentHashMap<>();

    Refusals(Clock clock) {
        this.clock = clock;
    }

    Optional<Refusal> of(ObjectKey set) {
        return Optional.ofNullable(entries.get(set)).map(Entry::refusal);
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

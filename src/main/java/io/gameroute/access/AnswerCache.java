package io.gameroute.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers for a limited time and in a limited number; the one that was not asked for the longest goes first. */
final class AnswerCache<K, V> {
    private final Clock clock;
    private final Duration lifetime;
    private final Map<K, Answer<V>> answers;

    private record Answer<V>(V value, Instant end) {}

    AnswerCache(Clock clock, Duration lifetime, int most) {
        this.clock = clock;
        this.lifetime = lifetime;
        this.answers = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Answer<V>> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<V> get(K key) {
        @Nullable Answer<V> answer = answers.get(key);
        if (answer == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(answer.end())) {
            answers.remove(key);
            return Optional.empty();
        }
        return Optional.of(answer.value());
    }

    synchronized void put(K key, V value) {
        answers.put(key, new Answer<>(value, clock.instant().plus(lifetime)));
    }

    synchronized int size() {
        return answers.size();
    }
}

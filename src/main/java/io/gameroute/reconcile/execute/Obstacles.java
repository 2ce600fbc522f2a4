package io.gameroute.reconcile.execute;

import io.gameroute.kube.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what stands in the way of a set: a write that the API server refuses, at once; one that fails or comes too late in each of so many
 * passes, some seconds of back-off, such as the creation of something that exists already and is not the set's. Until a pass succeeds.
 */
final class Obstacles {
    static final int PATIENCE = 10;

    private record Entry(String message, int times) {}

    private final Map<ObjectKey, Entry> entries = new ConcurrentHashMap<>();

    Optional<String> of(ObjectKey set) {
        return Optional.ofNullable(entries.get(set))
                .filter(entry -> entry.times() >= PATIENCE)
                .map(Entry::message);
    }

    /** What became of the writes of one pass, but for the creation of pods. */
    void passed(ObjectKey set, List<Failed> failed) {
        if (failed.isEmpty()) {
            entries.remove(set);
            return;
        }
        Failed first = failed.stream().filter(Failed::isRefused).findFirst().orElse(failed.get(0));
        entries.compute(set, (key, before) -> {
            int times = first.isRefused() ? PATIENCE : before == null ? 1 : Math.min(PATIENCE, before.times() + 1);
            return new Entry(first.action().why() + ": " + first.failure().getMessage(), times);
        });
    }

    void forget(ObjectKey set) {
        entries.remove(set);
    }
}

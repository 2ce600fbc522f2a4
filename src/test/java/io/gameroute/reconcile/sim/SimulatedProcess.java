package io.gameroute.reconcile.sim;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.kube.CacheIndexes;
import io.gameroute.kube.ObjectKey;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import io.gameroute.reconcile.execute.Passes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Our process: caches, a queue of keys, and passes over them, one at a time. All of it is lost when it ends. */
final class SimulatedProcess {
    /** A set or a server to be looked at. */
    private record Key(boolean isSet, ObjectKey object) {}

    private final FaultyWriter writer;
    private final ManualClock clock;
    private final LaggingCache cache;
    private final Passes passes;
    private final LinkedHashSet<Key> queue = new LinkedHashSet<>();
    private final Map<Key, Instant> delayed = new HashMap<>();
    private final Map<Key, Integer> failures = new HashMap<>();
    private final Map<ObjectKey, Long> generations = new HashMap<>();

    SimulatedProcess(SimulatedApiServer api, FaultyWriter writer, ManualClock clock, List<PlannedEvent> told) {
        this.writer = writer;
        this.clock = clock;
        this.cache = new LaggingCache(api);
        this.passes = new Passes(cache, writer, told::addAll, clock);
        writer.start();
    }

    LaggingCache cache() {
        return cache;
    }

    /** Takes in all changes but the last {@code lag} of each kind. */
    boolean hear(int lag) {
        boolean heard = false;
        for (ResourceKind kind : ResourceKind.values()) {
            while (cache.next(kind, lag, this::changed)) {
                heard = true;
            }
        }
        return heard;
    }

    /** Takes in one change of each kind that lagged. */
    boolean hearOne() {
        boolean heard = false;
        for (ResourceKind kind : ResourceKind.values()) {
            heard |= cache.next(kind, 0, this::changed);
        }
        return heard;
    }

    void relist() {
        for (ResourceKind kind : ResourceKind.values()) {
            cache.relist(kind, this::changed);
        }
    }

    /** As the watching routes do it. */
    private void changed(ResourceKind kind, HasMetadata object) {
        if (kind == ResourceKind.CONFIG_MAP) {
            return;
        }
        if (kind == ResourceKind.GAME_SERVER_SET) {
            queue.add(new Key(true, ObjectKey.of(object)));
            Long before =
                    generations.put(ObjectKey.of(object), object.getMetadata().getGeneration());
            if (before != null && !before.equals(object.getMetadata().getGeneration())) {
                cache.podsOf(ObjectKey.of(object)).forEach(pod -> queue.add(new Key(false, ObjectKey.of(pod))));
            }
            return;
        }
        CacheIndexes.setKeys(object).forEach(set -> queue.add(new Key(true, ObjectKey.parse(set))));
        if (kind == ResourceKind.CONTROLLER_REVISION) {
            return;
        }
        if (kind != ResourceKind.PERSISTENT_VOLUME_CLAIM) {
            queue.add(new Key(false, ObjectKey.of(object)));
            return;
        }
        for (String set : CacheIndexes.setKeys(object)) {
            for (Pod pod : cache.podsOf(ObjectKey.parse(set))) {
                queue.add(new Key(false, ObjectKey.of(pod)));
            }
        }
    }

    /** One pass, if one is due. */
    boolean work() {
        Iterator<Key> keys = queue.iterator();
        if (!keys.hasNext()) {
            return false;
        }
        Key key = keys.next();
        keys.remove();
        delayed.remove(key);
        clock.advance(Duration.ofMillis(1));
        CompletableFuture<Optional<Duration>> pass =
                key.isSet() ? passes.overSet(key.object()) : passes.overServer(key.object());
        if (!writer.isStopped()) {
            conclude(key, pass);
        }
        return true;
    }

    private void conclude(Key key, CompletableFuture<Optional<Duration>> pass) {
        if (!pass.isDone()) {
            throw new AssertionError("a pass over " + key + " does not end");
        }
        if (pass.isCompletedExceptionally()) {
            int times = failures.merge(key, 1, Integer::sum);
            later(key, Duration.ofMillis(5L << Math.min(16, times)));
        } else {
            failures.remove(key);
            pass.join().ifPresent(pause -> later(key, pause));
        }
    }

    private void later(Key key, Duration pause) {
        delayed.merge(key, clock.instant().plus(pause), (a, b) -> a.isBefore(b) ? a : b);
    }

    /** When the next key comes back by itself. */
    Optional<Instant> nextWake() {
        return delayed.values().stream().min(Instant::compareTo);
    }

    void wake() {
        List<Key> due = new ArrayList<>();
        delayed.forEach((key, at) -> {
            if (!at.isAfter(clock.instant())) {
                due.add(key);
            }
        });
        due.sort((a, b) -> a.toString().compareTo(b.toString()));
        due.forEach(key -> {
            delayed.remove(key);
            queue.add(key);
        });
    }
}

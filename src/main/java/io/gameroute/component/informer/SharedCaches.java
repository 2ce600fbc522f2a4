package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.apache.camel.health.HealthCheckRegistry;
import org.jspecify.annotations.Nullable;

/** One cache per selection and client, running while anybody uses it: a route, or a Java reader who keeps it for good. */
final class SharedCaches {
    private final Map<Key, Entry<?>> entries = new HashMap<>();
    private final LongSupplier nanos;
    private @Nullable Surroundings surroundings;

    SharedCaches(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** What caches need to run; there is none until the component starts. */
    record Surroundings(
            KubernetesClient client,
            ScheduledExecutorService scheduler,
            @Nullable HealthCheckRegistry health) {}

    private record Key(Selection selection, @Nullable KubernetesClient client) {}

    private static final class Entry<T extends HasMetadata> {
        final SharedCache<T> cache;
        final Key key;
        final InformerHealthCheck health;
        boolean kept;
        int users;

        Entry(SharedCache<T> cache, Key key) {
            this.cache = cache;
            this.key = key;
            health = new InformerHealthCheck(cache);
        }

        boolean isUsed() {
            return kept || users > 0;
        }
    }

    /** The typed cache of these objects, kept until the component stops. */
    synchronized <T extends HasMetadata> SharedCache<T> keep(InformerOptions<T> options) {
        Entry<T> entry = typed(options);
        entry.kept = true;
        startIfPossible(entry);
        return entry.cache;
    }

    /** A route's cache, in whatever model class it is cached already, or else in the given one. */
    synchronized SharedCache<?> use(Class<? extends HasMetadata> model, InformerOptions<HasMetadata> options) {
        Key key = key(options);
        Entry<?> entry = entries.get(key);
        if (entry == null) {
            entry = add(model, options);
        } else {
            entry.cache.join(options);
        }
        entry.users++;
        startIfPossible(entry);
        return entry.cache;
    }

    synchronized void release(SharedCache<?> cache) {
        for (Entry<?> entry : List.copyOf(entries.values())) {
            if (entry.cache == cache && --entry.users == 0 && !entry.kept) {
                stop(entry);
                entries.remove(entry.key);
            }
        }
    }

    synchronized void start(Surroundings given) {
        surroundings = given;
        entries.values().stream().filter(Entry::isUsed).forEach(this::startIfPossible);
    }

    synchronized void stop() {
        entries.values().forEach(this::stop);
        surroundings = null;
    }

    /** Looks after the watches; called at intervals. What one comes to must not cost the others their turn. */
    void observe() {
        for (SharedCache<?> cache : all()) {
            try {
                cache.observe();
            } catch (RuntimeException e) {
                cache.status().failed(e);
            }
        }
    }

    /** The cache of a selection by its text, for tests and diagnosis. */
    Optional<SharedCache<?>> find(String selection) {
        return all().stream()
                .filter(cache -> cache.selection().toString().equals(selection))
                .findFirst();
    }

    private synchronized List<SharedCache<?>> all() {
        List<SharedCache<?>> all = new ArrayList<>();
        entries.values().forEach(entry -> all.add(entry.cache));
        return all;
    }

    @SuppressWarnings("unchecked") // the entry's class is compared with that of the options
    private <T extends HasMetadata> Entry<T> typed(InformerOptions<T> options) {
        Entry<?> present = entries.get(key(options));
        if (present == null) {
            return add(options.type(), options);
        }
        if (present.cache.type() != (Class<?>) options.type()) {
            throw new IllegalArgumentException(present.cache + " is cached already, as "
                    + present.cache.type().getName());
        }
        Entry<T> entry = (Entry<T>) present;
        entry.cache.join(options);
        return entry;
    }

    private <T extends HasMetadata> Entry<T> add(Class<T> model, InformerOptions<? super T> options) {
        Key key = key(options);
        Entry<T> entry = new Entry<>(new SharedCache<>(model, options, nanos), key);
        entries.put(key, entry);
        return entry;
    }

    private static Key key(InformerOptions<?> options) {
        return new Key(options.selection(), options.client());
    }

    private void startIfPossible(Entry<?> entry) {
        Surroundings around = surroundings;
        if (around != null) {
            KubernetesClient own = entry.key.client();
            entry.cache.start(own != null ? own : around.client(), around.scheduler());
            if (around.health() != null) {
                around.health().register(entry.health);
            }
        }
    }

    private void stop(Entry<?> entry) {
        entry.cache.stop();
        if (surroundings != null && surroundings.health() != null) {
            surroundings.health().unregister(entry.health);
        }
    }
}

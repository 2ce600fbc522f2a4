package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.Indexer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a fabric8 informer, from start to stop, its events put into our words. */
final class Feed<T extends HasMetadata> implements ResourceEventHandler<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final SharedIndexInformer<T> informer;
    private final Subscribers<T> subscribers;
    private final TrimmingStore<T> store;
    private volatile boolean telling;

    Feed(SharedIndexInformer<T> informer, @Nullable Consumer<? super T> trim, Subscribers<T> subscribers) {
        this.informer = informer;
        this.subscribers = subscribers;
        store = new TrimmingStore<>(trim, informer::hasSynced);
        informer.itemStore(store);
        informer.addEventHandler(this);
    }

    CompletableFuture<Void> start() {
        return informer.start().toCompletableFuture();
    }

    void stop() {
        informer.stop();
    }

    @Nullable
    T get(String key) {
        return store.get(key);
    }

    List<T> list() {
        return store.values().toList();
    }

    /**
     * fabric8 takes an object that changes out of an index before it puts it in again, each under the lock of its indexer; a reader
     * without that lock would now and then miss an object that was there all the time.
     */
    List<T> byIndex(String index, String value) {
        Indexer<T> indexer = informer.getIndexer();
        synchronized (indexer) {
            return indexer.byIndex(index, value);
        }
    }

    /** An index function that fails must not cost the event: the object is then not in that index. */
    void addIndex(String name, Function<? super T, List<String>> values) {
        informer.addIndexers(Map.of(name, object -> {
            try {
                return values.apply(object);
            } catch (RuntimeException e) {
                LOG.warn("informer: {} {} is missing in index {}", object.getKind(), key(object), name, e);
                return List.of();
            }
        }));
    }

    /** Whether readers see every object that the first list named. */
    boolean isComplete() {
        return telling || hasSynced();
    }

    boolean hasSynced() {
        return informer.hasSynced();
    }

    boolean isWatching() {
        return informer.isRunning() && informer.isWatching();
    }

    int size() {
        return store.size();
    }

    @Nullable
    String resourceVersion() {
        return informer.lastSyncResourceVersion();
    }

    /** What a late subscriber is told: everything, except what the informer is just about to tell. */
    List<InformerEvent<T>> present() {
        if (!isComplete()) {
            return List.of();
        }
        return store.values()
                .map(object -> InformerEvent.added(Cache.metaNamespaceKeyFunc(object), object, true))
                .filter(event -> !store.isUntold(event.key()))
                .toList();
    }

    @Override
    public void onAdd(T object) {
        String key = key(object);
        telling = true;
        subscribers.publish(() -> InformerEvent.added(key, object, store.tell(key)));
    }

    /** A change between two attempts at the first list is part of it: the object is still to be told as added. */
    @Override
    public void onUpdate(T old, T object) {
        String key = key(object);
        if (!store.isUntold(key) && !sameVersion(old, object)) {
            subscribers.publish(() -> InformerEvent.modified(key, old, object));
        }
    }

    @Override
    public void onDelete(T object, boolean finalStateUnknown) {
        if (!finalStateUnknown) { // Otherwise it is the one of the cache, which was cut when it came.
            store.cut(object);
        }
        subscribers.publish(() -> InformerEvent.deleted(key(object), object, finalStateUnknown));
    }

    private String key(T object) {
        return store.getKey(object);
    }

    private static boolean sameVersion(HasMetadata one, HasMetadata other) {
        return Objects.equals(
                one.getMetadata().getResourceVersion(), other.getMetadata().getResourceVersion());
    }
}

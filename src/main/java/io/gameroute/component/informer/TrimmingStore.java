package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts every object down, in place, before it is stored, so that the event which follows and the indexes see the same cut object. The rest
 * of it is made compact.
 * It also remembers which keys came with the first list and were not told yet.
 */
final class TrimmingStore<T extends HasMetadata> extends BasicItemStore<T> {
    private static final Logger LOG = LoggerFactory.getLogger(TrimmingStore.class);

    private final Consumer<? super T> trim;
    private final BooleanSupplier synced;
    private final Set<String> untold = ConcurrentHashMap.newKeySet();

    TrimmingStore(@Nullable Consumer<? super T> trim, BooleanSupplier synced) {
        super(Cache::metaNamespaceKeyFunc);
        this.trim = trim == null ? TrimmingStore::dropManagedFields : trim;
        this.synced = synced;
    }

    @Override
    public T put(String key, T object) {
        cut(object);
        if (!synced.getAsBoolean()) {
            untold.add(key);
        }
        return super.put(key, object);
    }

    /** Whether the key came with the first list and is still to be told as added. */
    boolean isUntold(String key) {
        return untold.contains(key);
    }

    /** Marks it told; true when it was not. */
    boolean tell(String key) {
        return untold.remove(key);
    }

    /** A cut that fails must neither stop the watch nor lose the object. */
    void cut(T object) {
        try {
            trim.accept(object);
            CompactObjects.compact(object);
        } catch (RuntimeException e) {
            dropManagedFields(object);
            LOG.warn("informer: {} {} is kept whole, it cannot be trimmed", object.getKind(), getKey(object), e);
        }
    }

    private static void dropManagedFields(HasMetadata object) {
        object.getMetadata().setManagedFields(null);
    }
}

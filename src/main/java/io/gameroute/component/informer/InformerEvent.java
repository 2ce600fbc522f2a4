package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One change of one object. {@code initial} marks what was there already; {@code finalStateUnknown} a deletion that happened while
 * disconnected, whose object is the last one seen.
 */
record InformerEvent<T extends HasMetadata>(
        InformerAction action,
        String key,
        T object,
        @Nullable T old,
        boolean initial,
        boolean finalStateUnknown) {

    static <T extends HasMetadata> InformerEvent<T> added(String key, T object, boolean initial) {
        return new InformerEvent<>(InformerAction.ADDED, key, object, null, initial, false);
    }

    static <T extends HasMetadata> InformerEvent<T> modified(String key, T old, T object) {
        return new InformerEvent<>(InformerAction.MODIFIED, key, object, old, false, false);
    }

    static <T extends HasMetadata> InformerEvent<T> deleted(String key, T object, boolean finalStateUnknown) {
        return new InformerEvent<>(InformerAction.DELETED, key, object, null, false, finalStateUnknown);
    }
}

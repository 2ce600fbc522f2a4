package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What an informer knows, for readers: empty until the first list is complete, then always close behind the API server, and kept
 * while the server is away. Objects are shared with everyone else who reads; they must not be changed.
 */
public interface InformerCache<T extends HasMetadata> {
    /** The index that every cache has, by namespace. */
    String NAMESPACE_INDEX = "namespace";

    Selection selection();

    /** The object of that key: {@code namespace/name}, or {@code name} when it is cluster-scoped. */
    Optional<T> get(String key);

    /** Every object, in no order. */
    List<T> list();

    /** Every object that the named index files under that value, in no order; an object that changes is not missed meanwhile. */
    List<T> byIndex(String index, String value);

    /** The resourceVersion up to which it shows what happened; empty until the first list is complete. */
    Optional<String> shownVersion();

    /** Whether the first list is complete. It stays true when the API server is away. */
    boolean hasSynced();

    /** Completes when the first list is complete and the watch is open. */
    CompletionStage<Void> synced();
}

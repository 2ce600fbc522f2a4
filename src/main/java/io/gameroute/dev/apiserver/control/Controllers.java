package io.gameroute.dev.apiserver.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.registry.ResourceRegistry;
import io.gameroute.dev.apiserver.store.Change;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import io.gameroute.dev.apiserver.verb.ObjectCreation;
import io.gameroute.dev.apiserver.verb.ObjectDeletion;
import io.gameroute.dev.apiserver.verb.ObjectUpdate;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that looks at every change after it was made, in the order of the changes. */
public final class Controllers implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Controllers.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "apiserver-control");
        made.setDaemon(true);
        return made;
    });
    private final Set<String> awaited = new HashSet<>();
    private final ObjectStore store;
    private final GarbageCollector garbage;
    private final NamespaceKeeper namespaces;
    private final QuotaKeeper quotas;
    private final VolumeKeeper volumes;
    private final DefinitionKeeper definitions;

    public Controllers(
            ObjectStore store,
            ResourceRegistry registry,
            ObjectCreation creation,
            ObjectUpdate update,
            ObjectDeletion deletion,
            String rootCertificate,
            Clock clock) {
        this.store = store;
        MetadataEntries metadata = new MetadataEntries(registry, update);
        this.garbage = new GarbageCollector(store, metadata, deletion);
        this.volumes = new VolumeKeeper(store, metadata);
        this.namespaces = new NamespaceKeeper(store, registry, creation, update, deletion, rootCertificate);
        this.quotas = new QuotaKeeper(store, registry, update);
        this.definitions = new DefinitionKeeper(store, registry, update, deletion, clock);
        store.observe(this::enqueue);
    }

    /** Serves the kinds of definitions that were kept; to be done before their objects are there. */
    public void define(ObjectNode definition) {
        definitions.serve(definition);
    }

    /** Looks at everything that was kept. */
    public void catchUp() {
        for (StoredObject object : store.snapshot().objects()) {
            if (!object.key().resource().equals(DefinitionKeeper.DEFINITIONS)) {
                enqueue(new Change(Change.Kind.ADDED, object, null));
            }
        }
    }

    private void enqueue(Change change) {
        String resource = change.object().key().resource();
        boolean kept = resource.equals(NamespaceKeeper.NAMESPACES) || resource.equals(DefinitionKeeper.DEFINITIONS);
        if (kept || quotas.concerns(change) || GarbageCollector.concerns(change)) {
            try {
                thread.execute(() -> look(change));
            } catch (RejectedExecutionException e) {
                LOGGER.debug("a change after the end", e);
            }
        }
    }

    private void look(Change change) {
        try {
            String resource = change.object().key().resource();
            if (resource.equals(NamespaceKeeper.NAMESPACES)) {
                namespaces.namespace(change.object().key().name()).ifPresent(namespaces::look);
            } else if (resource.equals(DefinitionKeeper.DEFINITIONS)) {
                definitions.look(change);
            }
            garbage.look(change);
            quotas.look(change);
            volumes.look(change);
            if (change.kind() == Change.Kind.DELETED && namespaces.isAwaited(change.object())) {
                lookLater(change.object().key().namespace());
            }
        } catch (RuntimeException e) {
            LOGGER.error("looking at a change failed", e);
        }
    }

    /** Once for all the objects that went at the same time. */
    private void lookLater(String namespace) {
        if (awaited.add(namespace)) {
            thread.execute(() -> {
                awaited.remove(namespace);
                namespaces.namespace(namespace).ifPresent(namespaces::look);
            });
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

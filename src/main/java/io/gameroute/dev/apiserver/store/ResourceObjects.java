package io.gameroute.dev.apiserver.store;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The current objects of one resource, by key and by label, and its history. Not safe for threads: the store's lock is. */
final class ResourceObjects {
    private static final String LAST = "\uffff";

    private final String resource;
    private final NavigableMap<ObjectKey, StoredObject> objects = new TreeMap<>();
    private final Map<String, Map<String, Set<ObjectKey>>> byLabel = new HashMap<>();
    private final ChangeLog log;
    private List<String> selectable = List.of();

    ResourceObjects(String resource, HistoryLimits limits, long beginning) {
        this.resource = resource;
        this.log = new ChangeLog(limits, beginning);
    }

    List<String> selectable() {
        return selectable;
    }

    void selectable(List<String> fields) {
        selectable = List.copyOf(fields);
    }

    ChangeLog log() {
        return log;
    }

    @Nullable
    StoredObject get(ObjectKey key) {
        return objects.get(key);
    }

    Collection<StoredObject> all() {
        return objects.values();
    }

    /** Puts an object in that has no history. */
    void restore(StoredObject object) {
        objects.put(object.key(), object);
        index(object);
    }

    void apply(Change change) {
        if (change.before() != null) {
            unindex(change.before());
        }
        if (change.kind() == Change.Kind.DELETED) {
            objects.remove(change.object().key());
        } else {
            objects.put(change.object().key(), change.object());
            index(change.object());
        }
        log.append(change);
    }

    /** Everything that can match, in order of keys: more than matches, but not much more where an index helps. */
    Collection<StoredObject> candidates(ObjectFilter filter) {
        Optional<LabelSelector.Requirement> exact = filter.labels().exact();
        Optional<String> name = filter.fields().exactName();
        if (name.isPresent() && !filter.namespace().isEmpty()) {
            StoredObject object = objects.get(new ObjectKey(resource, filter.namespace(), name.get()));
            return object == null ? List.of() : List.of(object);
        }
        return exact.map(this::labelled)
                .orElseGet(() -> List.copyOf(inNamespace(filter.namespace()).values()));
    }

    /** As it was at that revision: the changes since then undone, the last first. */
    Collection<StoredObject> candidatesAt(ObjectFilter filter, long revision) {
        NavigableMap<ObjectKey, StoredObject> then = new TreeMap<>(inNamespace(filter.namespace()));
        List<Change> since = log.after(revision, Integer.MAX_VALUE);
        for (int i = since.size() - 1; i >= 0; i--) {
            Change change = since.get(i);
            if (change.before() == null) {
                then.remove(change.object().key());
            } else {
                then.put(change.before().key(), change.before());
            }
        }
        return then.values();
    }

    private Collection<StoredObject> labelled(LabelSelector.Requirement requirement) {
        NavigableMap<ObjectKey, StoredObject> found = new TreeMap<>();
        String value = requirement.values().iterator().next();
        byLabel.getOrDefault(requirement.key(), Map.of())
                .getOrDefault(value, Collections.emptySet())
                .forEach(key -> found.put(key, objects.get(key)));
        return found.values();
    }

    private NavigableMap<ObjectKey, StoredObject> inNamespace(String namespace) {
        return namespace.isEmpty()
                ? objects
                : objects.subMap(
                        new ObjectKey(resource, namespace, ""), true, new ObjectKey(resource, namespace, LAST), true);
    }

    private void index(StoredObject object) {
        object.labels().forEach((label, value) -> byLabel.computeIfAbsent(label, any -> new HashMap<>())
                .computeIfAbsent(value, any -> new HashSet<>(2))
                .add(object.key()));
    }

    private void unindex(StoredObject object) {
        object.labels().forEach((label, value) -> {
            Map<String, Set<ObjectKey>> values = byLabel.getOrDefault(label, Map.of());
            Set<ObjectKey> keys = values.getOrDefault(value, Set.of());
            keys.remove(object.key());
            if (keys.isEmpty()) {
                values.remove(value);
            }
        });
    }
}

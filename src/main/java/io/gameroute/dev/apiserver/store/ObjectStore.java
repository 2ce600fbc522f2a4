package io.gameroute.dev.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All objects, in memory. A caller reads a version, computes the next one without a lock, and commits it on the version that it read: the
 * commit does nothing when somebody else was faster. Commits are one after the other; each raises the global revision by one.
 */
public final class ObjectStore {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ResourceObjects> resources = new HashMap<>();
    private final Map<String, Set<ObjectKey>> byOwner = new HashMap<>();
    private final Map<String, ObjectKey> byUid = new HashMap<>();
    private final Map<String, List<Runnable>> bells = new ConcurrentHashMap<>();
    private final List<Consumer<Change>> observers = new CopyOnWriteArrayList<>();
    private final HistoryLimits limits;
    private final long beginning;
    private long revision;

    /** @param revision the last one that was given; nothing is known of what led to it */
    public ObjectStore(HistoryLimits limits, long revision) {
        this.limits = limits;
        this.beginning = revision;
        this.revision = revision;
    }

    /** The fields by which this resource can be selected, besides name and namespace; to be said before its first object. */
    public void selectable(String resource, List<String> fields) {
        locked(() -> {
            resource(resource).selectable(fields);
            return true;
        });
    }

    public long revision() {
        return locked(() -> revision);
    }

    public Optional<StoredObject> get(ObjectKey key) {
        return locked(() -> Optional.ofNullable(resource(key.resource()).get(key)));
    }

    /** Takes over what was kept of another store's objects; to be done before anything is written. */
    public void restore(List<SavedObject> objects) {
        locked(() -> {
            for (SavedObject saved : objects) {
                ResourceObjects resource = resource(saved.key().resource());
                StoredObject object = StoredObject.restored(saved, resource.selectable());
                resource.restore(object);
                reown(new Change(Change.Kind.ADDED, object, null));
            }
            return true;
        });
    }

    /** Everything that is there now. */
    public Snapshot snapshot() {
        return locked(() -> new Snapshot(
                resources.values().stream()
                        .flatMap(resource -> resource.all().stream())
                        .toList(),
                revision));
    }

    /** All objects at a revision. */
    public record Snapshot(List<StoredObject> objects, long revision) {}

    /** Takes the tree over. Empty when the key is taken, or when the guard is no longer the current version of its object. */
    public Optional<StoredObject> create(ObjectKey key, ObjectNode tree, @Nullable StoredObject guard) {
        StoredObject draft = draft(key, tree);
        return commit(key, () -> {
            if (resource(key.resource()).get(key) != null || (guard != null && !isCurrent(guard))) {
                return null;
            }
            return new Change(Change.Kind.ADDED, draft.at(revision + 1), null);
        });
    }

    /** Takes the tree over. Empty when the expected version is not the current one. */
    public Optional<StoredObject> replace(StoredObject expected, ObjectNode tree) {
        return succeed(Change.Kind.MODIFIED, expected, tree);
    }

    /** Takes the tree over as the last state. Empty when the expected version is not the current one. */
    public Optional<StoredObject> remove(StoredObject expected, ObjectNode last) {
        return succeed(Change.Kind.DELETED, expected, last);
    }

    /** Throws {@link HistoryGoneException} for a revision that is forgotten. */
    public Listing list(ListQuery query) {
        Collection<StoredObject> candidates;
        long at;
        lock.lock();
        try {
            at = Math.min(query.revision().orElse(revision), revision);
            ResourceObjects objects = resource(query.resource());
            candidates = at == revision ? objects.candidates(query.filter()) : objects.candidatesAt(query.filter(), at);
        } finally {
            lock.unlock();
        }
        return page(query, candidates, at);
    }

    /** The next changes of a resource after a revision, and up to where there are no more. Throws {@link HistoryGoneException} when some are forgotten. */
    public Progress progress(String resource, long after, int max) {
        return locked(() -> {
            List<Change> changes = resource(resource).log().after(after, max);
            long upTo = changes.size() < max
                    ? revision
                    : changes.get(changes.size() - 1).revision();
            return new Progress(changes, upTo);
        });
    }

    /** What a watch reads at once. */
    public record Progress(List<Change> changes, long upTo) {}

    public Optional<StoredObject> withUid(String uid) {
        return locked(() -> Optional.ofNullable(byUid.get(uid))
                .map(key -> resource(key.resource()).get(key)));
    }

    public List<ObjectKey> ownedBy(String uid) {
        return locked(() -> List.copyOf(byOwner.getOrDefault(uid, Set.of())));
    }

    /** Rings after each commit to that resource, on the committing thread. To be ended by closing. */
    public AutoCloseable bell(String resource, Runnable bell) {
        List<Runnable> list = bells.computeIfAbsent(resource, any -> new CopyOnWriteArrayList<>());
        list.add(bell);
        return () -> list.remove(bell);
    }

    /** Is told every change in order, under the lock: it must be quick and must not call back. */
    public void observe(Consumer<Change> observer) {
        observers.add(observer);
    }

    private Optional<StoredObject> commit(ObjectKey key, Attempt attempt) {
        Change change;
        lock.lock();
        try {
            change = attempt.change();
            if (change == null) {
                return Optional.empty();
            }
            revision = change.revision();
            resource(key.resource()).apply(change);
            reown(change);
            observers.forEach(observer -> observer.accept(change));
        } finally {
            lock.unlock();
        }
        bells.getOrDefault(key.resource(), List.of()).forEach(Runnable::run);
        return Optional.of(change.object());
    }

    private Optional<StoredObject> succeed(Change.Kind kind, StoredObject expected, ObjectNode tree) {
        StoredObject draft = draft(expected.key(), tree);
        return commit(
                expected.key(), () -> isCurrent(expected) ? new Change(kind, draft.at(revision + 1), expected) : null);
    }

    /** The work of a commit that needs no lock. */
    private StoredObject draft(ObjectKey key, ObjectNode tree) {
        List<String> selectable = locked(() -> resource(key.resource()).selectable());
        return StoredObject.draft(key, tree, selectable);
    }

    private boolean isCurrent(StoredObject object) {
        return resource(object.key().resource()).get(object.key()) == object;
    }

    private void reown(Change change) {
        if (change.kind() == Change.Kind.DELETED) {
            byUid.remove(change.object().uid());
        } else {
            byUid.put(change.object().uid(), change.object().key());
        }
        if (change.before() != null) {
            change.before()
                    .owners()
                    .forEach(owner -> disown(owner, change.object().key()));
        }
        if (change.kind() != Change.Kind.DELETED) {
            change.object().owners().forEach(owner -> byOwner.computeIfAbsent(owner, any -> new HashSet<>(2))
                    .add(change.object().key()));
        }
    }

    private void disown(String owner, ObjectKey key) {
        Set<ObjectKey> keys = byOwner.getOrDefault(owner, new HashSet<>());
        keys.remove(key);
        if (keys.isEmpty()) {
            byOwner.remove(owner);
        }
    }

    private ResourceObjects resource(String name) {
        return resources.computeIfAbsent(name, any -> new ResourceObjects(name, limits, beginning));
    }

    private static Listing page(ListQuery query, Collection<StoredObject> candidates, long at) {
        List<StoredObject> page = new ArrayList<>();
        int remaining = 0;
        for (StoredObject object : candidates) {
            boolean later =
                    query.after().map(key -> object.key().compareTo(key) > 0).orElse(true);
            if (later && query.filter().matches(object)) {
                if (query.limit() > 0 && page.size() == query.limit()) {
                    remaining++;
                } else {
                    page.add(object);
                }
            }
        }
        return new Listing(page, at, remaining);
    }

    private <T> T locked(Answer<T> answer) {
        lock.lock();
        try {
            return answer.get();
        } finally {
            lock.unlock();
        }
    }

    @FunctionalInterface
    private interface Attempt {
        @Nullable
        Change change();
    }

    @FunctionalInterface
    private interface Answer<T> {
        T get();
    }
}

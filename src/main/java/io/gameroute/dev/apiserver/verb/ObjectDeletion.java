package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Deletes objects, or marks them where somebody has to do something first. */
public final class ObjectDeletion {
    private static final int TRIES = 64;
    private static final Set<String> PROTECTED = Set.of("default", "kube-system", "kube-public");

    private final ObjectStore store;
    private final Clock clock;

    public ObjectDeletion(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The object as it is now, or as it was last. */
    public record Deleted(StoredObject object, boolean gone) {}

    public Deleted delete(Target target, DeleteOptions options) {
        for (int tries = 0; tries < TRIES; tries++) {
            StoredObject current = store.get(target.key()).orElseThrow(() -> Failures.notFound(target.subject()));
            check(target, options, current);
            Optional<Deleted> deleted = attempt(target, options, current);
            if (deleted.isPresent()) {
                return deleted.get();
            }
        }
        throw Failures.modified(target.subject());
    }

    private Optional<Deleted> attempt(Target target, DeleteOptions options, StoredObject current) {
        ObjectNode before = current.tree();
        ObjectNode marked = DeletionPolicy.next(before, options, clock.instant());
        boolean gone = ObjectUpdate.isGone(marked);
        ObjectNode next = gone && DeletionPolicy.leavesUnmarked(before) ? before : marked;
        if (options.dryRun()) {
            return Optional.of(new Deleted(StoredObject.imagined(target.key(), next), gone));
        }
        if (gone) {
            return store.remove(current, next).map(last -> new Deleted(last, true));
        }
        if (Draft.isSame(before, next)) {
            return Optional.of(new Deleted(current, false));
        }
        return store.replace(current, next).map(waiting -> new Deleted(waiting, false));
    }

    private static void check(Target target, DeleteOptions options, StoredObject current) {
        if (target.type().kind().equals("Namespace") && PROTECTED.contains(target.name())) {
            throw Failures.forbidden(target.subject(), "this namespace may not be deleted");
        }
        if (!options.uid().isEmpty() && !options.uid().equals(current.uid())) {
            throw Failures.conflict(
                    byKind(target),
                    "the UID in the precondition (%s) does not match the UID in record (%s). The object might have been deleted and then recreated"
                            .formatted(options.uid(), current.uid()));
        }
        String version = options.resourceVersion();
        if (!version.isEmpty() && !version.equals(Long.toString(current.revision()))) {
            throw Failures.conflict(
                    byKind(target),
                    "the ResourceVersion in the precondition (%s) does not match the ResourceVersion in record (%d). The object might have been modified"
                            .formatted(version, current.revision()));
        }
    }

    /** Refused preconditions name the kind where other refusals name the resource. */
    private static Failures.Subject byKind(Target target) {
        String kind = target.type().kind();
        return new Failures.Subject(target.type().group(), kind, kind, target.name());
    }
}

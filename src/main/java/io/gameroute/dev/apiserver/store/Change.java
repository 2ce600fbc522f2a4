package io.gameroute.dev.apiserver.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One commit. What was deleted is kept as it was last, with the revision of its deletion. */
public record Change(
        Kind kind, StoredObject object, @Nullable StoredObject before) {
    /** What a commit did to its object. */
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED
    }

    public long revision() {
        return object.revision();
    }

    /** What the change is for those who see only matching objects: one that begins to match is new to them. */
    public Optional<Kind> seenBy(ObjectFilter filter) {
        boolean was = before != null && filter.matches(before);
        boolean is = kind != Kind.DELETED && filter.matches(object);
        if (was && is) {
            return Optional.of(Kind.MODIFIED);
        }
        if (is) {
            return Optional.of(Kind.ADDED);
        }
        return was ? Optional.of(Kind.DELETED) : Optional.empty();
    }

    /** Bytes that only the history holds. */
    long historyBytes() {
        return (before == null ? 0L : before.size()) + (kind == Kind.DELETED ? object.size() : 0L);
    }
}

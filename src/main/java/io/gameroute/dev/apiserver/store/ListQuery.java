package io.gameroute.dev.apiserver.store;

import java.util.Optional;
import java.util.OptionalLong;

/** What to list: a page begins after a key and has at most so many objects (0: all); at a revision of the past, or now. */
public record ListQuery(
        String resource, ObjectFilter filter, int limit, Optional<ObjectKey> after, OptionalLong revision) {
    public static ListQuery all(String resource, ObjectFilter filter) {
        return new ListQuery(resource, filter, 0, Optional.empty(), OptionalLong.empty());
    }
}

package io.gameroute.dev.apiserver.http;

import io.gameroute.dev.apiserver.store.ObjectFilter;

/** What is to be watched, from where on: after a revision, or from the objects that there are. */
record WatchRequest(
        String resource, ObjectFilter filter, long after, boolean initial, boolean endOfInitial, boolean bookmarks) {}

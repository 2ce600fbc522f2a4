package io.gameroute.dev.apiserver.store;

import java.util.List;

/** Objects as they were together at one revision, by namespace and name; how many more there are after this page. */
public record Listing(List<StoredObject> objects, long revision, int remaining) {}

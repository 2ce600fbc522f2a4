package io.gameroute.access;

import java.util.List;
import java.util.Map;

/** Who asks, in the words of the API server. */
public record Subject(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
    public Subject {
        groups = List.copyOf(groups);
        extra = Map.copyOf(extra);
    }
}

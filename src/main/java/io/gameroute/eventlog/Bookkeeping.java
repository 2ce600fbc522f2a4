package io.gameroute.eventlog;

import java.util.List;

/** Labels and annotations in which controllers keep what they know; their changes are told by other events, or by none. */
final class Bookkeeping {
    private static final List<String> PREFIXES = List.of(
            "game.kruise.io/",
            "gameroute.io/",
            "apps.kruise.io/",
            "lifecycle.apps.kruise.io/",
            "kubectl.kubernetes.io/",
            "statefulset.kubernetes.io/",
            "apps.kubernetes.io/",
            "controller-revision-hash");

    private Bookkeeping() {}

    static boolean isOurs(String key) {
        return PREFIXES.stream().anyMatch(key::startsWith);
    }
}

package io.gameroute.dev.apiserver.store;

import java.util.Comparator;

/** An object's place: the resource ({@code pods}, {@code gameservers.game.kruise.io}), the namespace (empty where it has none), the name. */
public record ObjectKey(String resource, String namespace, String name) implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(ObjectKey::resource)
            .thenComparing(ObjectKey::namespace)
            .thenComparing(ObjectKey::name);

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }
}

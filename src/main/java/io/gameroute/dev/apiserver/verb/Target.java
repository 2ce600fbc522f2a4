package io.gameroute.dev.apiserver.verb;

import io.gameroute.dev.apiserver.failure.Failures.Subject;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.store.ObjectKey;

/** What a request is about: a kind, the namespace (empty: none, or all), the name (empty: all), the subresource (empty: the object). */
public record Target(ResourceType type, String namespace, String name, String subresource) {
    public static Target of(ResourceType type, ObjectKey key) {
        return new Target(type, key.namespace(), key.name(), "");
    }

    public ObjectKey key() {
        return new ObjectKey(type.resource(), namespace, name);
    }

    public Subject subject() {
        return type.subject(name);
    }

    public Target withSubresource(String other) {
        return new Target(type, namespace, name, other);
    }

    Target withName(String other) {
        return new Target(type, namespace, other, subresource);
    }
}

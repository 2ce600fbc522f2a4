package io.gameroute.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** The name of a namespaced object as queues and caches write it: {@code namespace/name}. */
public record ObjectKey(String namespace, String name) {
    public static ObjectKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1) {
            throw new IllegalArgumentException("not namespace/name: " + text);
        }
        return new ObjectKey(text.substring(0, slash), text.substring(slash + 1));
    }

    public static ObjectKey of(HasMetadata object) {
        return new ObjectKey(
                object.getMetadata().getNamespace(), object.getMetadata().getName());
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}

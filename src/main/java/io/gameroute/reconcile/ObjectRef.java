package io.gameroute.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** One object in the cluster, by its name and by the uid that it had when it was read. */
public record ObjectRef(ResourceKind kind, String namespace, String name, String uid) {
    public static ObjectRef of(ResourceKind kind, HasMetadata object) {
        return new ObjectRef(
                kind,
                object.getMetadata().getNamespace(),
                object.getMetadata().getName(),
                object.getMetadata().getUid());
    }
}

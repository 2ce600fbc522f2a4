package io.gameroute.pod;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.ReclaimPolicy;
import org.jspecify.annotations.Nullable;

/** Who owns what: a set owns its pods; a GameServer goes with its pod (Cascade), or with the set until it is scaled down (Delete) (GS-2, GS-4). */
public final class Ownership {
    private Ownership() {}

    /** OKG takes any other policy than Cascade like Delete. */
    public static ReclaimPolicy reclaimPolicy(GameServerSet set) {
        var template = set.getSpec().gameServerTemplate();
        return template == null || template.reclaimPolicy() == null ? ReclaimPolicy.Cascade : template.reclaimPolicy();
    }

    public static OwnerReference bySet(GameServerSet set) {
        return controlledBy(set);
    }

    public static OwnerReference byPod(Pod pod) {
        return new OwnerReferenceBuilder(controlledBy(pod))
                .withApiVersion("v1")
                .withKind("Pod")
                .build();
    }

    /** What a GameServer of this set should be owned by while it is wanted. */
    public static OwnerReference ofWantedServer(GameServerSet set, Pod pod) {
        return reclaimPolicy(set) == ReclaimPolicy.Delete ? bySet(set) : byPod(pod);
    }

    /** The uid of the controlling owner. */
    public static @Nullable String controllerUid(HasMetadata object) {
        for (OwnerReference owner : object.getMetadata().getOwnerReferences()) {
            if (Boolean.TRUE.equals(owner.getController())) {
                return owner.getUid();
            }
        }
        return null;
    }

    public static boolean controls(HasMetadata owner, HasMetadata object) {
        return owner.getMetadata().getUid().equals(controllerUid(object));
    }

    /** The value of {@code metadata.ownerReferences} in a patch. */
    public static ArrayNode patch(OwnerReference owner) {
        ArrayNode owners = JsonNodeFactory.instance.arrayNode();
        owners.addObject()
                .put("apiVersion", owner.getApiVersion())
                .put("kind", owner.getKind())
                .put("name", owner.getName())
                .put("uid", owner.getUid())
                .put("controller", true)
                .put("blockOwnerDeletion", true);
        return owners;
    }

    private static OwnerReference controlledBy(HasMetadata owner) {
        return new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }
}

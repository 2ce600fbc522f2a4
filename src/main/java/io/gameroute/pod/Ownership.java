package io.gameroute.pod;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.AdvancedStatefulSet;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.api.ReclaimPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who owns what: a set owns its pods; a GameServer goes with its pod (Cascade), or with the set until it is scaled down (Delete) (GS-2, GS-4). */
public final class Ownership {
    private static final ObjectMapper JSON = new ObjectMapper();

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

    /** Whether the set that a pod's label names controlled it when this was read, be that set known or not. */
    public static boolean isOfASet(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> Boolean.TRUE.equals(owner.getController())
                        && isSet(owner, pod.getMetadata().getLabels()));
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

    /** The Advanced StatefulSet that controls an object, by its name; empty when something else does, or nothing. */
    public static Optional<String> controllingAdvancedStatefulSet(HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .filter(owner -> AdvancedStatefulSet.KIND.equals(owner.getKind())
                        && owner.getApiVersion().startsWith(AdvancedStatefulSet.GROUP + "/"))
                .map(OwnerReference::getName)
                .findFirst();
    }

    public static boolean controls(HasMetadata owner, HasMetadata object) {
        return owner.getMetadata().getUid().equals(controllerUid(object));
    }

    /** The value of {@code metadata.ownerReferences} in a patch that merges lists by their key. */
    public static ArrayNode patch(OwnerReference owner) {
        ArrayNode owners = JsonNodeFactory.instance.arrayNode();
        owners.add(json(owner));
        return owners;
    }

    /**
     * The value of {@code metadata.ownerReferences} in a patch that replaces lists: the owner, and with it whoever else owns the GameServer.
     * What stood there of its set or of a pod of its name is what the owner takes the place of, and there can be only one controller.
     */
    public static ArrayNode patchOf(GameServer server, OwnerReference owner) {
        ArrayNode owners = patch(owner);
        for (OwnerReference other : server.getMetadata().getOwnerReferences()) {
            if (!isOurs(other, server) && !owner.getUid().equals(other.getUid())) {
                owners.add(json(new OwnerReferenceBuilder(other)
                        .withController(other.getController() == null ? null : false)
                        .build()));
            }
        }
        return owners;
    }

    private static boolean isOurs(OwnerReference owner, GameServer server) {
        return isPodOfSameName(owner, server)
                || isSet(owner, server.getMetadata().getLabels());
    }

    private static boolean isPodOfSameName(OwnerReference owner, GameServer server) {
        return "v1".equals(owner.getApiVersion())
                && "Pod".equals(owner.getKind())
                && server.getMetadata().getName().equals(owner.getName());
    }

    /** Whether it is a set, and the one that the labels name. */
    private static boolean isSet(OwnerReference owner, @Nullable Map<String, String> labels) {
        return HasMetadata.getKind(GameServerSet.class).equals(owner.getKind())
                && HasMetadata.getApiVersion(GameServerSet.class).equals(owner.getApiVersion())
                && labels != null
                && Objects.equals(owner.getName(), labels.get(Labels.OWNER_GSS));
    }

    private static ObjectNode json(OwnerReference owner) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", owner.getApiVersion())
                .put("kind", owner.getKind())
                .put("name", owner.getName())
                .put("uid", owner.getUid());
        if (owner.getController() != null) {
            json.put("controller", owner.getController());
        }
        if (owner.getBlockOwnerDeletion() != null) {
            json.put("blockOwnerDeletion", owner.getBlockOwnerDeletion());
        }
        return json;
    }

    /** The same for all the owners that an object shall have. */
    public static ArrayNode patch(List<OwnerReference> owners) {
        return JSON.valueToTree(owners);
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

package io.gameroute.reconcile.gameserverset;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.gameroute.api.Annotations;
import io.gameroute.api.ApiTime;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSetSpec;
import io.gameroute.api.GameServerSetStatus;
import io.gameroute.api.GameServerSpec;
import io.gameroute.api.Labels;
import io.gameroute.api.LifecycleState;
import io.gameroute.api.ReclaimPolicy;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.Ownership;
import io.gameroute.pod.PodChange;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.Action.PatchType;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.ResourceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The patches that a pass over a set consists of, one method for each thing that can be said. */
final class Patches {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Patches() {}

    /** The new intent, the processed reservation and what the spec must say with them: one write, on the version that was decided on. */
    static Action.Patch recordIntent(GameServerSet set, IntentDecision decision, OrdinalSet requested) {
        ObjectNode body = JSON.objectNode();
        body.putObject("metadata")
                .putObject("annotations")
                .put(Annotations.INTENT, decision.intent().toJson())
                .put(Annotations.RESERVE_IDS, decision.explicit().toString());
        ObjectNode spec = JSON.objectNode();
        if (decision.replicas() != set.getSpec().replicas()) {
            spec.put("replicas", decision.replicas());
        }
        if (!decision.explicit().equals(requested)) {
            var ids = spec.putArray("reserveGameServerIds");
            decision.explicit().toIdsWithin(GameServerSetSpec.MOST_RESERVED).forEach(id -> ids.addPOJO(id.getValue()));
        }
        if (!spec.isEmpty()) {
            body.set("spec", spec);
        }
        return fenced(ResourceKind.GAME_SERVER_SET, set, PatchType.MERGE, body, "record the intent");
    }

    static Action.Adopt adopt(GameServerSet set, Pod pod) {
        ObjectNode body = JSON.objectNode();
        body.putObject("metadata").set("ownerReferences", Ownership.patch(Ownership.bySet(set)));
        Action.Patch patch = fenced(ResourceKind.POD, pod, PatchType.STRATEGIC, body, "adopt it: nobody controls it");
        return new Action.Adopt(
                ObjectRef.of(ResourceKind.GAME_SERVER_SET, set),
                set.getMetadata().getResourceVersion(),
                patch);
    }

    static Action.Patch status(GameServerSet set, GameServerSetStatus status) {
        return new Action.Patch(
                ObjectRef.of(ResourceKind.GAME_SERVER_SET, set),
                PatchType.REPLACE_STATUS,
                "status",
                MAPPER.valueToTree(status),
                Optional.empty(),
                "status");
    }

    /** On the version of the set that was decided on. */
    static Action.Patch annotate(GameServerSet set, String key, String value, String why) {
        ObjectNode body = JSON.objectNode();
        body.putObject("metadata").putObject("annotations").put(key, value);
        return fenced(ResourceKind.GAME_SERVER_SET, set, PatchType.MERGE, body, why);
    }

    /** The fence of a deletion. The GameServer is handed to the pod, so that it goes with it, whatever the reclaim policy. */
    static Action.Patch mark(GameServer server, Pod pod) {
        ObjectNode body = JSON.objectNode();
        ObjectNode metadata = body.putObject("metadata");
        metadata.putObject("labels").put(Labels.DELETING, "true");
        metadata.set("ownerReferences", Ownership.patchOf(server, Ownership.byPod(pod)));
        return fenced(ResourceKind.GAME_SERVER, server, PatchType.MERGE, body, "choose it to go");
    }

    /** The fence for a pod without a GameServer: its creation fails when there is one after all. It goes with the pod. */
    static Action.Create chosen(GameServerSet set, Pod pod) {
        GameServer server = new GameServer();
        server.setMetadata(new ObjectMetaBuilder()
                .withName(pod.getMetadata().getName())
                .withNamespace(pod.getMetadata().getNamespace())
                .addToLabels(Labels.OWNER_GSS, set.getMetadata().getName())
                .addToLabels(Labels.DELETING, "true")
                .withOwnerReferences(Ownership.byPod(pod))
                .build());
        server.setSpec(GameServerSpec.ofNewServer());
        return new Action.Create(ResourceKind.GAME_SERVER, server, List.of(), "choose it to go");
    }

    static Action.Patch unmark(GameServerSet set, GameServer server) {
        ObjectNode body = JSON.objectNode();
        ObjectNode metadata = body.putObject("metadata");
        metadata.putObject("labels").put(Labels.DELETING, "false");
        if (Ownership.reclaimPolicy(set) == ReclaimPolicy.Delete) {
            metadata.set("ownerReferences", Ownership.patchOf(server, Ownership.bySet(set)));
        }
        return fenced(ResourceKind.GAME_SERVER, server, PatchType.MERGE, body, "wanted again");
    }

    private static Action.Patch fenced(
            ResourceKind kind, HasMetadata object, PatchType type, ObjectNode body, String why) {
        return new Action.Patch(
                ObjectRef.of(kind, object),
                type,
                "",
                body,
                Optional.of(object.getMetadata().getResourceVersion()),
                why);
    }

    /** The owners of a claim, all of them, on the version of it that was decided on. */
    static Action.Patch owners(PersistentVolumeClaim claim, List<OwnerReference> owners, String why) {
        ObjectNode body = JSON.objectNode();
        body.putObject("metadata").set("ownerReferences", Ownership.patch(owners));
        return fenced(ResourceKind.PERSISTENT_VOLUME_CLAIM, claim, PatchType.MERGE, body, why);
    }

    static Action.Patch size(PersistentVolumeClaim claim, Quantity size) {
        ObjectNode body = JSON.objectNode();
        body.putObject("spec").putObject("resources").putObject("requests").put("storage", size.toString());
        return fenced(ResourceKind.PERSISTENT_VOLUME_CLAIM, claim, PatchType.MERGE, body, "its template asks for more");
    }

    static Action.Patch lifecycle(Pod pod, LifecycleState state, Instant now, String why) {
        ObjectNode body = JSON.objectNode();
        ObjectNode metadata = body.putObject("metadata");
        metadata.putObject("labels").put(Labels.LIFECYCLE_STATE, state.name());
        metadata.putObject("annotations").put(Annotations.LIFECYCLE_TIMESTAMP, ApiTime.text(now));
        return new Action.Patch(
                ObjectRef.of(ResourceKind.POD, pod), PatchType.STRATEGIC, "", body, Optional.empty(), why);
    }

    /** On the version of the pod that was decided on: its hooks, or its template, may be others by now. */
    static List<Action> fenced(Pod pod, PodChange change, String why) {
        List<Action> patches = new ArrayList<>();
        change.bodies()
                .forEach((subresource, body) -> patches.add(new Action.Patch(
                        ObjectRef.of(ResourceKind.POD, pod),
                        PatchType.STRATEGIC,
                        subresource,
                        body,
                        Optional.of(pod.getMetadata().getResourceVersion()),
                        why)));
        return patches;
    }
}

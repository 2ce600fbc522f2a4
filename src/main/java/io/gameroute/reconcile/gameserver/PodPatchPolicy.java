package io.gameroute.reconcile.gameserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.Annotations;
import io.gameroute.api.ApiTime;
import io.gameroute.api.ConditionTypes;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerContainer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerState;
import io.gameroute.api.Labels;
import io.gameroute.api.LifecycleState;
import io.gameroute.pod.LifecycleHooked;
import io.gameroute.pod.PodMirror;
import io.gameroute.pod.PodState;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.Action.PatchType;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.ResourceKind;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a pod must be told: the wishes of its GameServer and its own state, in one patch that holds only what differs (GS-10, GS-11). */
final class PodPatchPolicy {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PodPatchPolicy() {}

    /** @param state the state to tell; empty while it is not worth telling */
    static Optional<Action.Patch> patch(
            GameServerSet set, Pod pod, GameServer server, Optional<GameServerState> state, Instant now) {
        String time = ApiTime.text(now);
        ObjectNode labels = JSON.objectNode();
        ObjectNode annotations = JSON.objectNode();
        mirror(pod, server, time, labels, annotations);
        state.ifPresent(told -> state(pod, told, time, labels, annotations));
        preNormal(set, pod, time, labels, annotations);
        ObjectNode body = JSON.objectNode();
        put(body, "labels", labels);
        put(body, "annotations", annotations);
        ArrayNode containers = images(pod, server);
        if (!containers.isEmpty()) {
            body.putObject("spec").set("containers", containers);
        }
        return body.isEmpty() ? Optional.empty() : Optional.of(patch(pod, "", body, "tell it its wishes and state"));
    }

    /** The gate of a pod that was never updated in place is open (KR-32); without this it would never be ready. */
    static Optional<Action.Patch> openGate(Pod pod, Instant now) {
        boolean isShut = PodState.hasReadinessGate(pod, ConditionTypes.IN_PLACE_UPDATE_READY)
                && PodState.condition(pod, ConditionTypes.IN_PLACE_UPDATE_READY).isEmpty();
        if (!isShut || PodState.isTerminating(pod)) {
            return Optional.empty();
        }
        ObjectNode body = JSON.objectNode();
        body.putObject("status")
                .putArray("conditions")
                .addObject()
                .put("type", ConditionTypes.IN_PLACE_UPDATE_READY)
                .put("status", "True")
                .put("lastTransitionTime", ApiTime.text(now));
        return Optional.of(patch(pod, "status", body, "open its readiness gate"));
    }

    private static void mirror(Pod pod, GameServer server, String time, ObjectNode labels, ObjectNode annotations) {
        PodMirror mirror = PodMirror.of(server);
        mirror.labels().forEach((key, value) -> {
            if (!Objects.equals(PodState.label(pod, key), value)) {
                labels.put(key, value);
            }
        });
        if (labels.has(Labels.OPS_STATE)) {
            annotations.put(Annotations.OPS_STATE_CHANGED, time);
        }
        Map<String, String> present = pod.getMetadata().getAnnotations();
        mirror.annotations().forEach((key, value) -> {
            if (present == null || !value.equals(present.get(key))) {
                annotations.put(key, value);
            }
        });
    }

    private static void state(Pod pod, GameServerState state, String time, ObjectNode labels, ObjectNode annotations) {
        String told = PodState.label(pod, Labels.STATE);
        if (state.name().equals(told)) {
            return;
        }
        labels.put(Labels.STATE, state.name());
        if (told != null && !told.isEmpty()) {
            annotations.put(Annotations.STATE_CHANGED, time);
        }
    }

    private static void preNormal(GameServerSet set, Pod pod, String time, ObjectNode labels, ObjectNode annotations) {
        boolean released = PodState.lifecycle(pod) == LifecycleState.PreparingNormal
                && (set.getSpec().lifecycle() == null
                        || LifecycleHooked.all(set.getSpec().lifecycle().preNormal(), pod));
        if (released) {
            labels.put(Labels.LIFECYCLE_STATE, LifecycleState.Normal.name());
            annotations.put(Annotations.LIFECYCLE_TIMESTAMP, time);
        }
    }

    private static ArrayNode images(Pod pod, GameServer server) {
        ArrayNode containers = JSON.arrayNode();
        if (server.getSpec() == null || pod.getSpec() == null || PodState.isTerminating(pod)) {
            return containers;
        }
        for (GameServerContainer wish : server.getSpec().containers()) {
            for (Container container : pod.getSpec().getContainers()) {
                boolean differs = container.getName().equals(wish.name())
                        && wish.image() != null
                        && !wish.image().isEmpty()
                        && !wish.image().equals(container.getImage());
                if (differs) {
                    containers.addObject().put("name", wish.name()).put("image", wish.image());
                }
            }
        }
        return containers;
    }

    private static void put(ObjectNode body, String field, ObjectNode values) {
        if (!values.isEmpty()) {
            body.withObjectProperty("metadata").set(field, values);
        }
    }

    private static Action.Patch patch(Pod pod, String subresource, ObjectNode body, String why) {
        return new Action.Patch(
                ObjectRef.of(ResourceKind.POD, pod), PatchType.STRATEGIC, subresource, body, Optional.empty(), why);
    }
}

package io.gameroute.reconcile.gameserver;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.Annotations;
import io.gameroute.api.ApiTime;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerState;
import io.gameroute.api.Labels;
import io.gameroute.pod.PodChange;
import io.gameroute.pod.PodMirror;
import io.gameroute.pod.PodState;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.Action.PatchType;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.ResourceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a pod must be told: the wishes of its GameServer and its own state (GS-10). */
final class PodPatchPolicy {
    private PodPatchPolicy() {}

    static void mirror(Pod pod, GameServer server, Instant now, PodChange change) {
        PodMirror mirror = PodMirror.of(server);
        mirror.labels().forEach(change::label);
        if (change.changesLabel(Labels.OPS_STATE)) {
            change.annotation(Annotations.OPS_STATE_CHANGED, ApiTime.text(now));
        }
        mirror.annotations().forEach(change::annotation);
    }

    static void state(Pod pod, GameServerState state, Instant now, PodChange change) {
        String told = PodState.label(pod, Labels.STATE);
        change.label(Labels.STATE, state.name());
        if (!state.name().equals(told) && told != null && !told.isEmpty()) {
            change.annotation(Annotations.STATE_CHANGED, ApiTime.text(now));
        }
    }

    static List<Action> patches(Pod pod, PodChange change) {
        Map<String, Action.Patch> patches = new LinkedHashMap<>();
        change.bodies()
                .forEach((subresource, body) -> patches.put(
                        subresource,
                        new Action.Patch(
                                ObjectRef.of(ResourceKind.POD, pod),
                                PatchType.STRATEGIC,
                                subresource,
                                body,
                                subresource.isEmpty() && change.isFenced()
                                        ? Optional.of(pod.getMetadata().getResourceVersion())
                                        : Optional.empty(),
                                why(subresource))));
        return inOrder(patches);
    }

    private static List<Action> inOrder(Map<String, Action.Patch> patches) {
        Action.Patch size = patches.get("resize");
        Action.Patch whole = patches.get("");
        if (size == null || whole == null) {
            return List.copyOf(patches.values());
        }
        patches.keySet().removeAll(List.of("", "resize"));
        List<Action> actions = new ArrayList<>(patches.values());
        actions.add(new Action.Resize(size, whole));
        return actions;
    }

    private static String why(String subresource) {
        return switch (subresource) {
            case "" -> "tell it its wishes and state";
            case "status" -> "set the conditions of its readiness gates";
            default -> "change the size of its containers";
        };
    }
}

package io.gameroute.reconcile.gameserver;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSpec;
import io.gameroute.api.GameServerState;
import io.gameroute.api.Labels;
import io.gameroute.api.OpsState;
import io.gameroute.pod.PodMirror;
import io.gameroute.pod.PodState;
import io.gameroute.pod.Priority;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Events with the reason {@code GsStateChanged} for what somebody wished, and for a crash. The ordinary way of a server from Creating to Ready
 * is no news. Texts are OKG's, with its trailing blank.
 */
final class WishEvents {
    private static final String REASON = "GsStateChanged";

    /** In the order in which OKG tells them. */
    private static final List<Map.Entry<String, String>> TOLD = List.of(
            Map.entry(Labels.DELETE_PRIORITY, "DeletionPriority"),
            Map.entry(Labels.UPDATE_PRIORITY, "UpdatePriority"),
            Map.entry(Labels.OPS_STATE, "OpsState"),
            Map.entry(Labels.NETWORK_DISABLED, "NetworkDisabled"));

    private WishEvents() {}

    static List<PlannedEvent> events(GameServerSet set, Pod pod, GameServer server, Optional<GameServerState> told) {
        List<PlannedEvent> events = new ArrayList<>();
        ObjectRef self = ObjectRef.of(ResourceKind.GAME_SERVER, server);
        ObjectRef group = ObjectRef.of(ResourceKind.GAME_SERVER_SET, set);
        for (Map.Entry<String, String> label : TOLD) {
            String from = PodState.label(pod, label.getKey());
            String to = wish(server, label.getKey());
            if (from != null && !from.isEmpty() && !from.equals(to)) {
                PlannedEvent.Type type =
                        OpsState.MAINTAINING.equals(to) ? PlannedEvent.Type.Warning : PlannedEvent.Type.Normal;
                events.add(new PlannedEvent(self, type, REASON, text(label.getValue(), from, to), group));
            }
        }
        String before = PodState.label(pod, Labels.STATE);
        if (told.filter(state -> state == GameServerState.Crash && !state.name().equals(before))
                .isPresent()) {
            events.add(new PlannedEvent(
                    self, PlannedEvent.Type.Warning, REASON, text("State", String.valueOf(before), "Crash"), group));
        }
        return events;
    }

    /** As it was wished, also where it cannot be a label. */
    private static String wish(GameServer server, String label) {
        GameServerSpec spec = server.getSpec();
        return switch (label) {
            case Labels.DELETE_PRIORITY -> Priority.text(spec == null ? null : spec.deletionPriority());
            case Labels.UPDATE_PRIORITY -> Priority.text(spec == null ? null : spec.updatePriority());
            case Labels.OPS_STATE -> PodMirror.opsState(spec);
            default -> String.valueOf(spec != null && Boolean.TRUE.equals(spec.networkDisabled()));
        };
    }

    private static String text(String what, String from, String to) {
        return what + " turn from " + from + " to " + to + " ";
    }
}

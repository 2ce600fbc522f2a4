package io.gameroute.pod;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSpec;
import io.gameroute.api.Labels;
import io.gameroute.api.OpsState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The labels and annotations of a pod that repeat its GameServer (GS-10), for tools and Services that select by them. Decisions read the
 * GameServer. A value that cannot be a label (a negative priority, say) is left out there: absent counts as 0 wherever labels are read.
 *
 * @param labels key to value; a null value says that the label must not be there
 */
public record PodMirror(Map<String, @Nullable String> labels, Map<String, String> annotations) {

    /** @param server null for a server that has no object yet: the defaults of a new one */
    public static PodMirror of(@Nullable GameServer server) {
        GameServerSpec spec = server == null ? null : server.getSpec();
        Map<String, @Nullable String> labels = new HashMap<>();
        Map<String, String> annotations = new HashMap<>();
        labels.put(Labels.OPS_STATE, valid(opsState(spec)));
        labels.put(Labels.UPDATE_PRIORITY, priority(spec == null ? null : spec.updatePriority(), spec == null));
        labels.put(Labels.DELETE_PRIORITY, priority(spec == null ? null : spec.deletionPriority(), spec == null));
        labels.put(
                Labels.NETWORK_DISABLED, String.valueOf(spec != null && Boolean.TRUE.equals(spec.networkDisabled())));
        if (server != null) {
            synced(server.getMetadata().getLabels()).forEach((key, value) -> labels.put(key, valid(value)));
            annotations.putAll(synced(server.getMetadata().getAnnotations()));
        }
        return new PodMirror(labels, annotations);
    }

    /** The operation state that counts; none means None. */
    public static String opsState(@Nullable GameServerSpec spec) {
        return spec == null || spec.opsState() == null || spec.opsState().isEmpty() ? OpsState.NONE : spec.opsState();
    }

    private static @Nullable String priority(@Nullable IntOrString priority, boolean isNew) {
        return isNew ? "0" : valid(Priority.text(priority));
    }

    private static @Nullable String valid(String value) {
        return LabelValue.isValid(value) ? value : null;
    }

    private static Map<String, String> synced(@Nullable Map<String, String> metadata) {
        Map<String, String> synced = new HashMap<>();
        if (metadata != null) {
            metadata.forEach((key, value) -> {
                if (key.startsWith(Labels.SYNC_PREFIX)) {
                    synced.put(key, value);
                }
            });
        }
        return synced;
    }
}

package io.gameroute.pod;

import io.gameroute.api.GameServer;
import io.gameroute.api.Labels;
import java.util.Map;

/** The label that says of a GameServer that it was chosen to go, by a write that nobody overtook. */
public final class DeletionMark {
    private DeletionMark() {}

    public static boolean isOn(GameServer server) {
        Map<String, String> labels = server.getMetadata().getLabels();
        return labels != null && "true".equals(labels.get(Labels.DELETING));
    }
}

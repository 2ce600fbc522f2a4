package io.gameroute.pod;

import io.gameroute.api.Annotations;
import io.gameroute.api.GameServerSet;
import java.util.Map;

/** The annotation by which a set only says what its spec would change, and changes nothing. */
public final class DryRun {
    private DryRun() {}

    public static boolean isOn(GameServerSet set) {
        Map<String, String> annotations = set.getMetadata().getAnnotations();
        return annotations != null && "true".equals(annotations.get(Annotations.DRY_RUN));
    }
}

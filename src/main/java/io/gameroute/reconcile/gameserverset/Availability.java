package io.gameroute.reconcile.gameserverset;

import io.gameroute.api.GameServerSet;
import io.gameroute.api.RollingUpdate;

/** How long a server must be Ready before it counts as available. */
final class Availability {
    private Availability() {}

    static int minReadySeconds(GameServerSet set) {
        RollingUpdate rolling = set.getSpec().rollingUpdate();
        return rolling == null || rolling.minReadySeconds() == null ? 0 : rolling.minReadySeconds();
    }
}

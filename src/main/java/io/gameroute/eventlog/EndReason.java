package io.gameroute.eventlog;

import io.gameroute.api.Labels;
import io.gameroute.api.OpsState;
import org.jspecify.annotations.Nullable;

/** Why a server went, by what was last known of it. */
final class EndReason {
    private EndReason() {}

    static @Nullable String of(Facts facts) {
        if (facts.kind() == Kind.GameServerSet) {
            return null;
        }
        if (OpsState.KILL.equals(facts.opsState())) {
            return "Kill";
        }
        return facts.labels().containsKey(Labels.DELETING) ? "ScaledDown" : null;
    }
}

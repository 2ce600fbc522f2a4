package io.gameroute.reconcile.gameserver;

import io.gameroute.api.ConditionTypes;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerCondition;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerStatus;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import java.util.ArrayList;
import java.util.List;

/** A Warning for each condition that became not normal, or is so for another reason (GS-34). What every start goes through is no news. */
final class ConditionEvents {
    private ConditionEvents() {}

    static List<PlannedEvent> events(
            GameServerSet set, GameServer server, GameServerStatus after, boolean podIsOrdinary) {
        List<GameServerCondition> before =
                server.getStatus() == null ? List.of() : server.getStatus().conditions();
        List<PlannedEvent> events = new ArrayList<>();
        for (GameServerCondition condition : after.conditions()) {
            boolean isNews = condition.status().equals("False")
                    && !condition.type().equals(ConditionTypes.READY)
                    && !before.contains(condition)
                    && !(condition.type().equals(ConditionTypes.POD_NORMAL) && podIsOrdinary);
            if (isNews && condition.reason() != null) {
                events.add(new PlannedEvent(
                        ObjectRef.of(ResourceKind.GAME_SERVER, server),
                        PlannedEvent.Type.Warning,
                        condition.reason(),
                        condition.message() == null ? "" : condition.message(),
                        ObjectRef.of(ResourceKind.GAME_SERVER_SET, set)));
            }
        }
        return events;
    }
}

package io.gameroute.reconcile.gameserverset;

import io.gameroute.reconcile.Action;
import java.util.List;
import java.util.SortedMap;

/**
 * How an update goes on.
 *
 * @param current the revision that servers have which are not updated
 * @param toGo how many servers the update has still to reach
 * @param midway how many servers are in the middle of an update inside their pod
 * @param obstacles fields that cannot change inside a pod, and the servers that wait because of them
 */
record UpdateDecision(
        List<Action> actions,
        String current,
        Rollout rollout,
        int toGo,
        int midway,
        SortedMap<String, List<String>> obstacles) {

    boolean isUnderWay() {
        return toGo > 0 || midway > 0;
    }

    /** Whether nothing will happen until somebody edits the set. */
    boolean isObstructed() {
        return midway == 0 && obstacles.values().stream().mapToInt(List::size).sum() >= toGo;
    }
}

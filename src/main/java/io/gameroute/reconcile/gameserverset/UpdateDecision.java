package io.gameroute.reconcile.gameserverset;

import io.gameroute.reconcile.Action;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * How an update goes on.
 *
 * @param current the revision that servers have which are not updated
 * @param toGo how many servers the update has still to reach
 * @param midway how many servers are in the middle of an update inside their pod
 * @param steps the servers that this pass begins to update, first in order
 * @param kept servers that the partition keeps at the template that they have
 * @param obstacles fields that cannot change inside a pod, and the servers that wait because of them
 */
record UpdateDecision(
        List<Action> actions,
        String current,
        Rollout rollout,
        int toGo,
        int midway,
        List<UpdateStep> steps,
        List<Integer> kept,
        SortedMap<String, List<String>> obstacles) {

    /** The same, of an update that is not begun: nothing stands in its way yet. */
    UpdateDecision notBegun() {
        return new UpdateDecision(
                List.of(), current, rollout, toGo, midway, List.of(), kept, Collections.emptySortedMap());
    }

    boolean isUnderWay() {
        return toGo > 0 || midway > 0;
    }

    /** Whether nothing will happen until somebody edits the set. */
    boolean isObstructed() {
        return midway == 0 && obstacles.values().stream().mapToInt(List::size).sum() >= toGo;
    }
}

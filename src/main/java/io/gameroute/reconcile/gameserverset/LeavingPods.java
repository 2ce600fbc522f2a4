package io.gameroute.reconcile.gameserverset;

import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ResourceKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The pods that a list of actions deletes, or begins to delete. */
final class LeavingPods {
    private LeavingPods() {}

    static Set<String> uids(List<Action> actions) {
        Set<String> uids = new HashSet<>();
        for (Action action : actions) {
            if (!(action instanceof Action.Adopt)) {
                action.existing().filter(ref -> ref.kind() == ResourceKind.POD).ifPresent(ref -> uids.add(ref.uid()));
            }
        }
        return uids;
    }
}

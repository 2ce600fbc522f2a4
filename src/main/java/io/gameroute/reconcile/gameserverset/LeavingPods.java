package io.gameroute.reconcile.gameserverset;

import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.ResourceKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The pods that a list of actions deletes, or begins to delete. */
final class LeavingPods {
    private LeavingPods() {}

    static Set<String> uids(List<Action> actions) {
        Set<String> uids = new HashSet<>();
        for (Action action : actions) {
            target(action).filter(ref -> ref.kind() == ResourceKind.POD).ifPresent(ref -> uids.add(ref.uid()));
        }
        return uids;
    }

    private static Optional<ObjectRef> target(Action action) {
        return action.accept(new Action.Visitor<>() {
            @Override
            public Optional<ObjectRef> create(Action.Create create) {
                return Optional.empty();
            }

            @Override
            public Optional<ObjectRef> patch(Action.Patch patch) {
                return Optional.of(patch.target());
            }

            @Override
            public Optional<ObjectRef> adopt(Action.Adopt adopt) {
                return Optional.empty();
            }

            @Override
            public Optional<ObjectRef> delete(Action.Delete delete) {
                return Optional.of(delete.target());
            }
        });
    }
}

package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.LifecycleHook;
import io.gameroute.api.LifecycleState;
import io.gameroute.pod.LifecycleHooked;
import io.gameroute.pod.PodState;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.ResourceKind;
import java.time.Instant;
import java.util.Optional;

/** Deletes a pod, or first holds it as long as its preDelete hook wants (KR-21). */
final class HookedDeletion {
    private HookedDeletion() {}

    /** Empty while the hook holds it. */
    static Optional<Action> of(GameServerSet set, Pod pod, Instant now, String why) {
        return of(set, pod, Optional.empty(), now, why);
    }

    /** Only if the pod is what was decided on. */
    static Optional<Action> fenced(GameServerSet set, Pod pod, Instant now, String why) {
        return of(set, pod, Optional.of(pod.getMetadata().getResourceVersion()), now, why);
    }

    private static Optional<Action> of(GameServerSet set, Pod pod, Optional<String> version, Instant now, String why) {
        LifecycleHook hook = set.getSpec().lifecycle() == null
                ? null
                : set.getSpec().lifecycle().preDelete();
        if (!LifecycleHooked.any(hook, pod)) {
            return Optional.of(new Action.Delete(ObjectRef.of(ResourceKind.POD, pod), version, why));
        }
        return PodState.lifecycle(pod) == LifecycleState.PreparingDelete
                ? Optional.empty()
                : Optional.of(Patches.lifecycle(pod, LifecycleState.PreparingDelete, now, why));
    }
}

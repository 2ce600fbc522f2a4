package io.gameroute.reconcile.gameserver;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.Annotations;
import io.gameroute.api.ApiTime;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.api.LifecycleHook;
import io.gameroute.api.LifecycleState;
import io.gameroute.pod.LifecycleHooked;
import io.gameroute.pod.PodChange;
import io.gameroute.pod.PodState;
import io.gameroute.pod.UpdateMark;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves one server along its life cycle (KR-22, KR-23), each step seen on the pod before the next: a set says when an update begins, from there
 * the server goes on by itself.
 */
final class LifecyclePolicy {
    /**
     * What this pass does about it.
     *
     * @param lifecycle of the pod when the pass is done; null when it has none
     * @param isDone whether the update inside the pod is complete, though the server need not be ready yet
     * @param again when to look again although nothing changes
     */
    record Step(@Nullable LifecycleState lifecycle, boolean isDone, Optional<Duration> again) {
        static Step at(@Nullable LifecycleState lifecycle) {
            return new Step(lifecycle, false, Optional.empty());
        }
    }

    private LifecyclePolicy() {}

    static Step advance(
            GameServerSnapshot snapshot,
            GameServerSet set,
            Pod pod,
            GameServer server,
            Findings findings,
            PodChange change) {
        LifecycleState before = PodState.lifecycle(pod);
        if (PodState.isTerminating(pod)) {
            return Step.at(before);
        }
        InPlaceUpdate update = new InPlaceUpdate(snapshot, set, pod, server, findings, change);
        Step step = step(set, pod, before, update);
        if (step.lifecycle() != null && step.lifecycle() != before) {
            if (set.getSpec().lifecycle() != null) {
                // A hook may have been put on the pod since.
                change.fence();
            }
            change.label(Labels.LIFECYCLE_STATE, step.lifecycle().name());
            change.annotation(Annotations.LIFECYCLE_TIMESTAMP, ApiTime.text(snapshot.now()));
        }
        forgetWhatIsOver(step.lifecycle(), change);
        ReadinessKeys.apply(set, pod, step, change);
        return step;
    }

    private static Step step(GameServerSet set, Pod pod, @Nullable LifecycleState before, InPlaceUpdate update) {
        if (before == LifecycleState.PreparingDelete) {
            return Step.at(before);
        }
        if (before == LifecycleState.Updating) {
            return update.goOn();
        }
        if (before == LifecycleState.PreparingUpdate) {
            return update.prepare();
        }
        if (UpdateMark.isOn(pod)) {
            return update.begin();
        }
        update.openGate();
        boolean isReleased = (before == LifecycleState.PreparingNormal && LifecycleHooked.all(preNormal(set), pod))
                || (before == LifecycleState.Updated && LifecycleHooked.all(inPlaceUpdate(set), pod));
        return Step.at(isReleased ? LifecycleState.Normal : before);
    }

    private static void forgetWhatIsOver(@Nullable LifecycleState lifecycle, PodChange change) {
        if (lifecycle != LifecycleState.PreparingUpdate) {
            change.annotation(Annotations.UPDATE_TO, null);
        }
        if (lifecycle != LifecycleState.Updating) {
            change.annotation(Annotations.IN_PLACE_GRACE, null);
        }
        if (lifecycle != LifecycleState.PreparingUpdate && lifecycle != LifecycleState.Updating) {
            change.annotation(Annotations.UPDATING_CONTAINERS, null);
        }
    }

    static @Nullable LifecycleHook inPlaceUpdate(GameServerSet set) {
        return set.getSpec().lifecycle() == null
                ? null
                : set.getSpec().lifecycle().inPlaceUpdate();
    }

    static @Nullable LifecycleHook preDelete(GameServerSet set) {
        return set.getSpec().lifecycle() == null
                ? null
                : set.getSpec().lifecycle().preDelete();
    }

    private static @Nullable LifecycleHook preNormal(GameServerSet set) {
        return set.getSpec().lifecycle() == null
                ? null
                : set.getSpec().lifecycle().preNormal();
    }
}

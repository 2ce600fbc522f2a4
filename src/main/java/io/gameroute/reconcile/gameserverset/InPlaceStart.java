package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.Annotations;
import io.gameroute.api.ApiTime;
import io.gameroute.api.ConditionTypes;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.api.LifecycleHook;
import io.gameroute.api.LifecycleState;
import io.gameroute.pod.InPlaceDecision;
import io.gameroute.pod.InPlacePatch;
import io.gameroute.pod.LifecycleHooked;
import io.gameroute.pod.PodChange;
import io.gameroute.pod.PodMirror;
import io.gameroute.pod.PodState;
import io.gameroute.pod.ServerTemplate;
import io.gameroute.pod.ServerTemplates;
import io.gameroute.pod.UpdateMark;
import io.gameroute.reconcile.Action;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first write of an update inside a pod, all that the set does of it: a server that its hook holds is told to prepare (KR-22), any other
 * one is taken out of service (KR-31), and metadata alone is changed at once, because nobody notices.
 */
final class InPlaceStart {
    private InPlaceStart() {}

    /** Whether the pod is at rest and no hook wants to be asked. */
    static boolean canChangeMetadata(GameServerSet set, Pod pod) {
        LifecycleState lifecycle = PodState.lifecycle(pod);
        boolean isAtRest = lifecycle == null || lifecycle == LifecycleState.Normal;
        return isAtRest && !UpdateMark.isOn(pod) && !LifecycleHooked.any(hook(set), pod);
    }

    static List<Action> actions(
            GameServerSet set, ServerTemplates templates, ServerTemplate to, InPlaceDecision decision, Instant now) {
        Pod pod = templates.pod();
        PodChange change = new PodChange(pod, now);
        if (decision.isMetadataOnly() && canChangeMetadata(set, pod)) {
            templates
                    .now()
                    .ifPresent(from -> InPlacePatch.metadata(change, from, to, PodMirror.of(templates.server())));
            return Patches.fenced(pod, change, "change its metadata");
        }
        LifecycleState lifecycle = PodState.lifecycle(pod);
        LifecycleHook hook = hook(set);
        boolean isHeld = lifecycle == LifecycleState.Updated
                ? hook != null
                : lifecycle != LifecycleState.Updating && LifecycleHooked.any(hook, pod);
        if (isHeld || lifecycle == LifecycleState.PreparingUpdate) {
            prepare(change, pod, hook, to, now);
        } else {
            mark(change, pod, to);
        }
        return Patches.fenced(pod, change, "prepare its update");
    }

    private static void prepare(
            PodChange change, Pod pod, @Nullable LifecycleHook hook, ServerTemplate to, Instant now) {
        LifecycleState lifecycle = PodState.lifecycle(pod);
        change.annotation(Annotations.UPDATE_TO, to.revision());
        if (lifecycle != LifecycleState.PreparingUpdate) {
            change.label(Labels.LIFECYCLE_STATE, LifecycleState.PreparingUpdate.name());
            change.annotation(Annotations.LIFECYCLE_TIMESTAMP, ApiTime.text(now));
        }
        if (lifecycle == LifecycleState.Updated && hook != null) {
            hook.labelsHandler().forEach(change::label);
            hook.finalizersHandler().forEach(change::addFinalizer);
        }
    }

    private static void mark(PodChange change, Pod pod, ServerTemplate to) {
        boolean isAnswered = UpdateMark.isOn(pod) && PodState.lifecycle(pod) != LifecycleState.Updating;
        if (isAnswered) {
            return;
        }
        change.condition(ConditionTypes.IN_PLACE_UPDATE_READY, false, UpdateMark.REASON, to.revision());
        if (PodState.hasReadinessGate(pod, ConditionTypes.IN_PLACE_UPDATE_READY) && PodState.isReady(pod)) {
            change.condition("Ready", false, "ReadinessGatesNotReady", "it is about to be updated");
        }
    }

    private static @Nullable LifecycleHook hook(GameServerSet set) {
        return set.getSpec().lifecycle() == null
                ? null
                : set.getSpec().lifecycle().inPlaceUpdate();
    }
}

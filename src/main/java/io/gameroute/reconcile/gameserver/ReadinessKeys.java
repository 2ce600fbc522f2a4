package io.gameroute.reconcile.gameserver;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.gameroute.api.ConditionTypes;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.LifecycleHook;
import io.gameroute.api.LifecycleState;
import io.gameroute.pod.PodChange;
import io.gameroute.pod.PodState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hooks with {@code markPodNotReady} keep a pod that waits for them out of service, by a condition that names the hook in OpenKruise's form (KR-24). */
final class ReadinessKeys {
    private static final String MESSAGE = "[{\"userAgent\":\"Lifecycle\",\"key\":\"%s\"}]";

    private ReadinessKeys() {}

    static void apply(GameServerSet set, Pod pod, LifecyclePolicy.Step step, PodChange change) {
        if (!PodState.hasReadinessGate(pod, ConditionTypes.KRUISE_POD_READY)) {
            return;
        }
        boolean isShut = PodState.condition(pod, ConditionTypes.KRUISE_POD_READY)
                .map(PodCondition::getStatus)
                .filter("False"::equals)
                .isPresent();
        if (step.lifecycle() == LifecycleState.Updating && isShut && !step.isDone()) {
            return;
        }
        Optional<String> key = key(set, step);
        change.condition(
                ConditionTypes.KRUISE_POD_READY,
                key.isEmpty(),
                "",
                key.map(MESSAGE::formatted).orElse(""));
        if (key.isPresent() && PodState.isReady(pod)) {
            change.condition("Ready", false, "ReadinessGatesNotReady", "its life cycle hook holds it");
        }
    }

    private static Optional<String> key(GameServerSet set, LifecyclePolicy.Step step) {
        LifecycleState lifecycle = step.lifecycle();
        if (lifecycle == LifecycleState.PreparingDelete && marks(LifecyclePolicy.preDelete(set))) {
            return Optional.of("preDeleteHook");
        }
        boolean waits = lifecycle == LifecycleState.PreparingUpdate || lifecycle == LifecycleState.Updated;
        return waits && marks(LifecyclePolicy.inPlaceUpdate(set)) ? Optional.of("preUpdateHook") : Optional.empty();
    }

    private static boolean marks(@Nullable LifecycleHook hook) {
        return hook != null && Boolean.TRUE.equals(hook.markPodNotReady());
    }
}

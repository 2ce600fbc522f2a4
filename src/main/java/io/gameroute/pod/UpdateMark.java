package io.gameroute.pod;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.gameroute.api.ConditionTypes;
import java.util.Optional;

/**
 * The condition that takes a server out of service before it is updated inside its pod (KR-31). A set that writes it has decided that this
 * server is next, and to which revision it goes; from there the server finds its way alone.
 */
public final class UpdateMark {
    public static final String REASON = "StartInPlaceUpdate";

    private UpdateMark() {}

    /** The revision that the pod is to get, its own when only its overrides change; empty when it is not being updated. */
    public static Optional<String> of(Pod pod) {
        return PodState.condition(pod, ConditionTypes.IN_PLACE_UPDATE_READY)
                .filter(condition -> "False".equals(condition.getStatus()) && REASON.equals(condition.getReason()))
                .map(PodCondition::getMessage);
    }

    public static boolean isOn(Pod pod) {
        return PodState.condition(pod, ConditionTypes.IN_PLACE_UPDATE_READY)
                .filter(condition -> "False".equals(condition.getStatus()) && REASON.equals(condition.getReason()))
                .isPresent();
    }
}

package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading and making pod conditions: a condition that does not change keeps the time of its last transition. */
final class PodConditions {
    private PodConditions() {}

    static Optional<PodCondition> find(@Nullable PodStatus status, String type) {
        List<PodCondition> conditions = status == null ? List.of() : status.getConditions();
        return conditions.stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst();
    }

    static boolean isTrue(Pod pod, String type) {
        return find(pod.getStatus(), type)
                .filter(condition -> "True".equals(condition.getStatus()))
                .isPresent();
    }

    /** Empty texts are written as such: left out, a merge would keep those of the condition's last state. */
    static PodCondition condition(Pod pod, String type, boolean holds, String reason, String message, Instant now) {
        String status = holds ? "True" : "False";
        String since = find(pod.getStatus(), type)
                .filter(present -> status.equals(present.getStatus()))
                .map(PodCondition::getLastTransitionTime)
                .orElseGet(() -> timestamp(now));
        return new PodConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage(message)
                .withLastTransitionTime(since)
                .build();
    }

    static boolean isSame(PodCondition one, PodCondition other) {
        return Objects.equals(one.getStatus(), other.getStatus())
                && text(one.getReason()).equals(text(other.getReason()))
                && text(one.getMessage()).equals(text(other.getMessage()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Kubernetes keeps whole seconds. */
    static String timestamp(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

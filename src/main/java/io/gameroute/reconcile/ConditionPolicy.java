package io.gameroute.reconcile;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.gameroute.api.ApiTime;
import java.time.Instant;
import java.util.List;

/** Standard conditions: {@code lastTransitionTime} moves with the status, never with the text. */
public final class ConditionPolicy {
    private ConditionPolicy() {}

    public static Condition condition(
            List<Condition> before,
            String type,
            boolean isTrue,
            String reason,
            String message,
            long generation,
            Instant now) {
        String status = isTrue ? "True" : "False";
        String since = before.stream()
                .filter(old -> old.getType().equals(type) && old.getStatus().equals(status))
                .map(Condition::getLastTransitionTime)
                .findFirst()
                .orElseGet(() -> ApiTime.text(now));
        return new ConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage(message)
                .withObservedGeneration(generation)
                .withLastTransitionTime(since)
                .build();
    }
}

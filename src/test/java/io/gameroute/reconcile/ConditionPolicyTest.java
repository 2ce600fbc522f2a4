package io.gameroute.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionPolicyTest {
    private static final Instant LATER = Instant.parse("2026-01-01T00:00:09.7Z");
    private static final Condition BEFORE = ConditionPolicy.condition(
            List.of(), "Ready", false, "Starting", "0 of 2", 1, Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void theTimeMovesWithTheStatus() {
        Condition after = ConditionPolicy.condition(List.of(BEFORE), "Ready", true, "All", "2 of 2", 2, LATER);
        assertThat(after.getLastTransitionTime()).isEqualTo("2026-01-01T00:00:09Z");
        assertThat(after.getStatus()).isEqualTo("True");
        assertThat(after.getObservedGeneration()).isEqualTo(2);
    }

    @Test
    void theTimeDoesNotMoveWithTheText() {
        Condition after = ConditionPolicy.condition(List.of(BEFORE), "Ready", false, "Other", "1 of 2", 2, LATER);
        assertThat(after.getLastTransitionTime()).isEqualTo(BEFORE.getLastTransitionTime());
        assertThat(after.getMessage()).isEqualTo("1 of 2");
    }

    @Test
    void aConditionOfAnotherTypeIsNoPredecessor() {
        Condition after = ConditionPolicy.condition(List.of(BEFORE), "Degraded", false, "No", "", 2, LATER);
        assertThat(after.getLastTransitionTime()).isEqualTo("2026-01-01T00:00:09Z");
    }
}

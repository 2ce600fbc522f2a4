package io.gameroute.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.pod.UpdateOrder.Candidate;
import io.gameroute.pod.UpdateOrder.Progress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UpdateOrderTest {
    private static Candidate waiting(int ordinal, long priority) {
        return new Candidate(ordinal, priority, Progress.WAITING);
    }

    private static List<Integer> order(Candidate... candidates) {
        return Stream.of(candidates)
                .sorted(UpdateOrder.FIRST_TO_UPDATE)
                .map(Candidate::ordinal)
                .toList();
    }

    @Test
    void theHigherPriorityIsUpdatedEarlierAndNegativeOnesCountAsTheyAre() {
        assertThat(order(waiting(0, -5), waiting(1, 20), waiting(2, 0), waiting(3, 3)))
                .containsExactly(1, 3, 2, 0);
    }

    @Test
    void ofEqualPrioritiesTheHigherOrdinalIsUpdatedEarlier() {
        assertThat(order(waiting(0, 0), waiting(1, 0), waiting(10, 0), waiting(2, 0)))
                .containsExactly(10, 2, 1, 0);
    }

    @Test
    void whatIsUpdatedOrUnderWayOrStrandedComesBeforeAnyPriority() {
        assertThat(order(
                        waiting(0, 100),
                        new Candidate(1, 0, Progress.STRANDED),
                        new Candidate(2, 0, Progress.MIDWAY),
                        new Candidate(3, -1, Progress.UPDATED)))
                .containsExactly(3, 2, 1, 0);
    }
}

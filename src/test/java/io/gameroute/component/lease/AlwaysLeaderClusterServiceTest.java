package io.gameroute.component.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class AlwaysLeaderClusterServiceTest {

    @Test
    void everyProcessActsAtOnce() throws Exception {
        try (Candidate first = Candidate.started(new AlwaysLeaderClusterService());
                Candidate second = Candidate.started(new AlwaysLeaderClusterService())) {
            await().until(() -> first.acts() && second.acts());
        }
    }

    @Test
    void theConsumerEndsWithItsRoute() throws Exception {
        try (Candidate only = Candidate.started(new AlwaysLeaderClusterService())) {
            await().until(only::acts);

            only.context.getRouteController().stopRoute("work");

            assertThat(only.acts()).isFalse();
        }
    }
}

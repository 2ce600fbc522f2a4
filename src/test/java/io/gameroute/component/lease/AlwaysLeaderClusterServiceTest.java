package io.gameroute.component.lease;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlwaysLeaderClusterServiceTest {

    @Test
    void everyProcessActsAtOnce() throws Exception {
        try (Candidate first = Candidate.started(new AlwaysLeaderClusterService());
                Candidate second = Candidate.started(new AlwaysLeaderClusterService())) {
            assertThat(first.acts()).isTrue();
            assertThat(second.acts()).isTrue();
        }
    }

    @Test
    void theConsumerEndsWithItsRoute() throws Exception {
        try (Candidate only = Candidate.started(new AlwaysLeaderClusterService())) {
            assertThat(only.acts()).isTrue();

            only.context.getRouteController().stopRoute("work");

            assertThat(only.acts()).isFalse();
        }
    }
}

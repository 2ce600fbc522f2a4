package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.api.Labels;
import org.junit.jupiter.api.Test;

@Acceptance
class LifecycleHookIT {
    private static final String HOLD = """
            gameServerTemplate: {metadata: {labels: {gs-sync/hold: "true"}}}
            lifecycle: {preDelete: {labelsHandler: {gs-sync/hold: "true"}}}
            """;

    private final Scenario scenario;

    LifecycleHookIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void thePreDeleteHookHoldsAServerUntilItsLabelLetsGo() {
        scenario.deploy(3, HOLD);
        String uid = scenario.podUid(2);

        scenario.edit("{replicas: 2}");

        scenario.awaitState(2, "PreDelete");
        scenario.awaitLabel(2, Labels.LIFECYCLE_STATE, "PreparingDelete");
        scenario.eventually(
                () -> assertThat(scenario.set().getStatus().preDeleteReplicas()).isEqualTo(1));
        assertThat(scenario.podUid(2)).isEqualTo(uid);

        release(2);
        scenario.awaitServers(0, 1);
    }

    @Test
    void theIdOfAServerThatIsHeldIsNotUsedAgain() {
        scenario.deploy(3, HOLD);
        scenario.edit("{replicas: 2}");
        scenario.awaitState(2, "PreDelete");

        scenario.edit("{replicas: 3}");
        scenario.awaitServers(0, 1, 2, 3);

        release(2);
        scenario.awaitServers(0, 1, 3);
    }

    @Test
    void aSetWithoutAnythingHeldShrinksAtOnce() {
        scenario.deploy(2, "lifecycle: {preDelete: {labelsHandler: {gs-sync/hold: \"true\"}}}");

        scenario.edit("{replicas: 1}");

        scenario.awaitServers(0);
    }

    private void release(int id) {
        scenario.patchServer(id, "{metadata: {labels: {gs-sync/hold: \"false\"}}}");
    }
}

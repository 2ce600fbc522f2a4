package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@Acceptance
class DeletionIT {
    private final Scenario scenario;

    DeletionIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void aDeletedSetTakesItsServersAlong() {
        scenario.deploy(3);

        scenario.setResource().delete();

        awaitNothingLeft();
    }

    @Test
    void aDeletedSetTakesGameServersAlongThatOutliveTheirPods() {
        scenario.deploy(3, "gameServerTemplate: {reclaimPolicy: Delete}");

        scenario.setResource().delete();

        awaitNothingLeft();
    }

    private void awaitNothingLeft() {
        scenario.awaitServers();
        assertThat(scenario.setResource().get()).isNull();
    }
}

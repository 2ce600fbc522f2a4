package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.api.Labels;
import org.junit.jupiter.api.Test;

@Acceptance
class ScalingIT {
    private final Scenario scenario;

    ScalingIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void aSetGrowsByTheLowestIdsAndShrinksByOpsStateAndDeletionPriority() {
        scenario.deploy(3);
        scenario.awaitServers(0, 1, 2);

        scenario.edit("{replicas: 5, reserveGameServerIds: null}");
        scenario.awaitServers(0, 1, 2, 3, 4);

        scenario.setOpsState(2, "WaitToBeDeleted");
        scenario.edit("{replicas: 4, reserveGameServerIds: null}");
        scenario.awaitServers(0, 1, 3, 4);

        scenario.editServer(3, "{deletionPriority: '100'}");
        scenario.awaitLabel(3, Labels.DELETE_PRIORITY, "100");
        scenario.edit("{replicas: 3, reserveGameServerIds: null}");
        scenario.awaitServers(0, 1, 4);
    }

    @Test
    void aSetGrowsFromNothingAndShrinksToNothing() {
        scenario.deploy(0);

        scenario.edit("{replicas: 4}");
        scenario.awaitReady(4);

        scenario.edit("{replicas: 0}");
        scenario.awaitServers();
        scenario.eventually(
                () -> assertThat(scenario.set().getStatus().currentReplicas()).isZero());
    }

    @Test
    void aServerWithANegativeDeletionPriorityGoesLast() {
        scenario.deploy(3);

        scenario.editServer(2, "{deletionPriority: -5}");
        scenario.eventually(() -> assertThat(
                        scenario.server(2).getStatus().deletionPriority().getStrVal())
                .isEqualTo("-5"));
        scenario.edit("{replicas: 1}");

        scenario.awaitServers(2);
    }

    @Test
    void killRemovesTheServerAndLowersReplicasWithIt() {
        scenario.deploy(3);

        scenario.editServer(1, "{opsState: Kill}");
        scenario.awaitServers(0, 2);
        assertThat(scenario.set().getSpec().replicas()).isEqualTo(2);

        scenario.edit("{replicas: 3}");
        scenario.awaitServers(0, 1, 2);
        assertThat(scenario.set().getSpec().reserveGameServerIds()).isEmpty();
    }

    @Test
    void theScaleSubresourceIsEnough() {
        scenario.deploy(1);

        scenario.setResource().scale(3);

        scenario.awaitServers(0, 1, 2);
    }

    @Test
    void theScaleDownEventSaysWhoWasChosenAndWhy() {
        scenario.deploy(3);
        scenario.setOpsState(0, "WaitToBeDeleted");
        scenario.editServer(1, "{deletionPriority: 7}");
        scenario.awaitLabel(1, Labels.DELETE_PRIORITY, "7");

        scenario.edit("{replicas: 1}");

        scenario.eventually(() -> assertThat(scenario.events("Scale"))
                .extracting(event -> event.getMessage())
                .anySatisfy(message -> assertThat(message)
                        .contains("scale from 3 to 1")
                        .contains("default-gss-0 (WaitToBeDeleted)")
                        .contains("default-gss-1 (None, deletionPriority 7)")));
    }
}

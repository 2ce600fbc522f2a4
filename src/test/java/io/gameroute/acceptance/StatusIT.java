package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.Test;

/** A status says what is, also where that is nothing any more. */
@Acceptance
class StatusIT {
    private final Scenario scenario;

    StatusIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void whatIsNotSoAnyMoreIsClearedFromTheStatusOfAServer() {
        scenario.deploy(1);

        scenario.serverResource(0).subresource("status").patch(PatchContext.of(PatchType.JSON_MERGE), Specs.json("""
                        {status: {
                          podStatus: {message: old, hostIP: 10.9.9.9, nominatedNodeName: gone},
                          serviceQualitiesConditions: [{name: gone, status: "True", result: "5"}],
                          networkStatus: {networkType: Kubernetes-HostPort, externalAddresses: [{ip: 10.9.9.9}]}}}
                        """));

        scenario.eventually(() -> {
            var status = scenario.server(0).getStatus();
            var pod = scenario.pod(0).getStatus();
            assertThat(status.podStatus().getMessage()).isNull();
            assertThat(status.podStatus().getNominatedNodeName()).isNull();
            assertThat(status.podStatus().getHostIP()).isEqualTo(pod.getHostIP());
            assertThat(status.serviceQualitiesConditions()).isEmpty();
            assertThat(status.networkStatus()).isNull();
            assertThat(status.currentState()).isEqualTo("Ready");
        });
    }

    @Test
    void countsThatBecomeZeroAreToldAsZero() {
        scenario.deploy(2);
        scenario.setOpsState(1, "Maintaining");
        scenario.eventually(() -> {
            assertThat(scenario.set().getStatus().maintainingReplicas()).isEqualTo(1);
            assertThat(scenario.set().getStatus().updatedReadyReplicas()).isEqualTo(2);
        });

        scenario.edit("{replicas: 0}");

        scenario.eventually(() -> {
            var status = scenario.set().getStatus();
            assertThat(status.currentReplicas()).isZero();
            assertThat(status.updatedReadyReplicas()).isZero();
            assertThat(status.maintainingReplicas()).isZero();
        });
    }
}

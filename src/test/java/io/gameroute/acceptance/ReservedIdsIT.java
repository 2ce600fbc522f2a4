package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.gameroute.api.Annotations;
import io.gameroute.api.GameServerSet;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.ReservedIds;
import java.util.List;
import org.junit.jupiter.api.Test;

@Acceptance
class ReservedIdsIT {
    private static final String DELETE = "gameServerTemplate: {reclaimPolicy: Delete}";

    private final Scenario scenario;

    ReservedIdsIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void serversAtReservedIdsAreReplacedAtOthers() {
        scenario.create(3, DELETE);
        scenario.edit("{replicas: 5}");

        scenario.edit("{reserveGameServerIds: ['3-4']}");

        scenario.awaitObserved();
        scenario.awaitServers(0, 1, 2, 5, 6);
    }

    @Test
    void replicasAndReservationChangeTogether() {
        scenario.create(3, DELETE);
        scenario.edit("{replicas: 5}");
        scenario.edit("{reserveGameServerIds: ['3-4']}");
        scenario.awaitObserved();
        scenario.awaitServers(0, 1, 2, 5, 6);

        scenario.edit("{replicas: 3, reserveGameServerIds: ['3-6']}");

        scenario.awaitObserved();
        scenario.awaitServers(0, 1, 2);
    }

    @Test
    void theReserveIdsStrategyKeepsTheIdsOfRemovedServersUntilTheUserFreesThem() {
        scenario.deploy(5, "scaleStrategy: {scaleDownStrategyType: ReserveIds}");

        scenario.edit("{replicas: 3}");
        scenario.awaitServers(0, 1, 2);
        scenario.eventually(() -> {
            assertThat(reserved(scenario.set())).contains(3).contains(4);
            assertThat(OrdinalSet.parse(
                            scenario.set().getMetadata().getAnnotations().get(Annotations.RESERVE_IDS)))
                    .contains(3)
                    .contains(4);
        });

        scenario.edit("{replicas: 4, reserveGameServerIds: [3]}");
        scenario.awaitObserved();
        scenario.awaitServers(0, 1, 2, 4);
    }

    @Test
    void aReservedServerGoesEvenWhenItIsBusy() {
        scenario.deploy(2);
        scenario.setOpsState(1, "Maintaining");

        scenario.edit("{reserveGameServerIds: [1]}");

        scenario.awaitServers(0, 2);
    }

    private static Iterable<Integer> reserved(GameServerSet set) {
        List<IntOrString> ids = set.getSpec().reserveGameServerIds();
        return ReservedIds.parse(ids).ids();
    }
}

package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.gameroute.api.GameServer;
import io.gameroute.api.Labels;
import org.junit.jupiter.api.Test;

/** What becomes of a GameServer when its pod goes. */
@Acceptance
class ReclaimPolicyIT {
    private static final String DELETE = "gameServerTemplate: {reclaimPolicy: Delete}";

    private final Scenario scenario;

    ReclaimPolicyIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void underDeleteTheWishesOfAServerOutliveItsPod() {
        scenario.deploy(3, DELETE);
        scenario.editServer(1, "{deletionPriority: '100'}");
        scenario.awaitLabel(1, Labels.DELETE_PRIORITY, "100");

        replacePod(1);

        awaitStatusPriorities(1, "100", "0");
        assertThat(scenario.server(1).getSpec().opsState()).isEqualTo("None");
        scenario.awaitLabel(1, Labels.DELETE_PRIORITY, "100");
    }

    @Test
    void underCascadeTheWishesOfAServerEndWithItsPod() {
        scenario.deploy(3);
        scenario.editServer(1, "{deletionPriority: '100'}");
        scenario.awaitLabel(1, Labels.DELETE_PRIORITY, "100");

        replacePod(1);

        awaitStatusPriorities(1, "0", "0");
        assertThat(scenario.server(1).getSpec().opsState()).isEqualTo("None");
        scenario.awaitLabel(1, Labels.DELETE_PRIORITY, "0");
    }

    @Test
    void underDeleteTheWholeSpecIsKeptAndTheNextPodIsMadeByIt() {
        scenario.deploy(2, DELETE);
        String gameServerUid = scenario.server(1).getMetadata().getUid();
        scenario.editServer(1, """
                {opsState: Maintaining, updatePriority: 3, networkDisabled: true,
                 containers: [{name: default-game, image: "nginx:1.26"}]}""");
        scenario.awaitLabel(1, Labels.OPS_STATE, "Maintaining");

        replacePod(1);

        assertThat(scenario.server(1).getMetadata().getUid()).isEqualTo(gameServerUid);
        assertThat(scenario.server(1).getSpec().updatePriority()).isEqualTo(new IntOrString(3));
        assertThat(scenario.pod(1).getMetadata().getLabels())
                .containsEntry(Labels.OPS_STATE, "Maintaining")
                .containsEntry(Labels.UPDATE_PRIORITY, "3")
                .containsEntry(Labels.NETWORK_DISABLED, "true");
        assertThat(scenario.pod(1).getSpec().getContainers().get(0).getImage()).isEqualTo("nginx:1.26");
        assertThat(scenario.pod(1).getStatus().getContainerStatuses().get(0).getRestartCount())
                .isZero();
    }

    @Test
    void underDeleteAServerThatIsScaledDownTakesItsGameServerAlong() {
        scenario.deploy(3, DELETE);

        scenario.edit("{replicas: 1}");
        scenario.awaitServers(0);

        scenario.edit("{replicas: 2}");
        scenario.awaitServers(0, 1);
        assertThat(scenario.server(1).getMetadata().getLabels()).doesNotContainEntry(Labels.DELETING, "true");
    }

    @Test
    void underDeleteAServerThatIsScaledDownWhileItHasNoPodTakesItsGameServerAlong() {
        scenario.deploy(2, DELETE);

        scenario.cluster().stopController();
        try {
            scenario.deletePod(1);
            scenario.eventually(() -> assertThat(scenario.podOrNull(1)).isNull());
            scenario.edit("{replicas: 1}");
        } finally {
            scenario.cluster().startController();
        }

        scenario.awaitServers(0);
    }

    @Test
    void aDeletedGameServerComesBackWithDefaultsAndItsPodRunsOn() {
        scenario.deploy(2);
        scenario.setOpsState(1, "Maintaining");
        String podUid = scenario.podUid(1);
        String gameServerUid = scenario.server(1).getMetadata().getUid();

        scenario.serverResource(1).delete();

        scenario.eventually(() -> {
            GameServer server = scenario.server(1);
            assertThat(server.getMetadata().getUid()).isNotEqualTo(gameServerUid);
            assertThat(server.getSpec().opsState()).isEqualTo("None");
            assertThat(server.getStatus().currentState()).isEqualTo("Ready");
        });
        scenario.awaitLabel(1, Labels.OPS_STATE, "None");
        assertThat(scenario.podUid(1)).isEqualTo(podUid);
    }

    @Test
    void aServerThatSomebodyElseOwnsTooKeepsThatOwnerAndStillGoesWhenItIsScaledDown() {
        scenario.deploy(2);
        ConfigMap match = scenario.client()
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("match")
                        .endMetadata()
                        .build())
                .inNamespace(scenario.namespace())
                .create();
        scenario.serverResource(1).edit(server -> {
            server.getMetadata()
                    .getOwnerReferences()
                    .add(new OwnerReferenceBuilder()
                            .withApiVersion("v1")
                            .withKind("ConfigMap")
                            .withName("match")
                            .withUid(match.getMetadata().getUid())
                            .build());
            return server;
        });

        scenario.edit("{" + DELETE + "}");

        scenario.eventually(() -> assertThat(scenario.server(1).getMetadata().getOwnerReferences())
                .extracting(OwnerReference::getKind)
                .containsExactlyInAnyOrder("GameServerSet", "ConfigMap"));
        scenario.edit("{replicas: 1}");
        scenario.awaitServers(0);
    }

    private void replacePod(int id) {
        String uid = scenario.podUid(id);
        scenario.deletePod(id);
        scenario.awaitReplaced(id, uid);
        scenario.awaitReady(scenario.set().getSpec().replicas());
    }

    private void awaitStatusPriorities(int id, String deletion, String update) {
        scenario.eventually(() -> {
            GameServer server = scenario.server(id);
            assertThat(server.getStatus().deletionPriority()).isEqualTo(new IntOrString(deletion));
            assertThat(server.getStatus().updatePriority()).isEqualTo(new IntOrString(update));
        });
    }
}

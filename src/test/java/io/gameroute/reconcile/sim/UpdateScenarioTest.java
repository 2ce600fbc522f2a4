package io.gameroute.reconcile.sim;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.api.Labels;
import io.gameroute.reconcile.ResourceKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates as users see them, on a simulated cluster. */
class UpdateScenarioTest {
    private static final String IN_PLACE = "podUpdatePolicy: InPlaceIfPossible, maxUnavailable: '100%'";

    private static SimulatedCluster deployed(int replicas, String rolling, String... more) {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(
                arena(replicas, "updateStrategy: {rollingUpdate: {" + rolling + "}}\n" + String.join("\n", more)));
        cluster.settle();
        return cluster;
    }

    private static void settled(SimulatedCluster cluster, String... images) {
        cluster.settle();
        assertThat(cluster.images()).containsExactly(images);
        CrashAtEveryWriteTest.isAtRest(cluster);
    }

    @Test
    void anUpdateInPlaceKeepsUidAddressAndNode() {
        SimulatedCluster cluster = deployed(3, IN_PLACE);
        List<String> identities = cluster.identities();

        cluster.image("game:2");
        settled(cluster, "game:2", "game:2", "game:2");

        assertThat(cluster.identities()).isEqualTo(identities);
        assertThat(cluster.condition("Ready")).startsWith("True");
        assertThat(cluster.condition("Progressing")).startsWith("False Complete");
        assertThat(cluster.set().getStatus().updatedReplicas()).isEqualTo(3);
        assertThat(cluster.set().getStatus().currentRevision())
                .isEqualTo(cluster.set().getStatus().updateRevision());
    }

    @Test
    void aSetWithoutARollingUpdateBlockRecreatesByPriorityOneAtATime() {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(arena(
                3, "gameServerTemplate: {reclaimPolicy: Delete, spec: {containers: [{name: game, image: 'game:1'}]}}"));
        cluster.settle();
        cluster.editServer(1, json -> json.withObjectProperty("spec").put("updatePriority", 5));
        cluster.editServer(2, json -> json.withObjectProperty("spec").put("updatePriority", -5));
        cluster.settle();
        int before = cluster.writes();

        cluster.image("game:2");
        settled(cluster, "game:2", "game:2", "game:2");

        assertThat(cluster.writer.writes().stream()
                        .skip(before)
                        .filter(write -> write.verb().equals("delete"))
                        .map(write -> write.key().name()))
                .containsExactly("arena-1", "arena-0", "arena-2");
    }

    @Test
    void thePartitionIsTheNumberOfServersThatStay() {
        SimulatedCluster cluster = deployed(4, "partition: 3, " + IN_PLACE);

        cluster.image("game:2");
        settled(cluster, "game:1", "game:1", "game:1", "game:2");
    }

    @Test
    void aServerThatDiesDuringAPartitionedUpdateComesBackAtItsOwnRevision() {
        SimulatedCluster cluster = deployed(3, "partition: 2");
        cluster.image("game:2");
        settled(cluster, "game:1", "game:1", "game:2");

        cluster.delete(ResourceKind.POD, 0);
        cluster.delete(ResourceKind.POD, 2);
        settled(cluster, "game:1", "game:1", "game:2");

        for (int i = 0; i < 3; i++) {
            cluster.delete(ResourceKind.POD, i);
        }
        settled(cluster, "game:1", "game:1", "game:2");
    }

    @Test
    void aPausedUpdateBeginsNothingAndGoesOnWhenItIsResumed() {
        SimulatedCluster cluster = deployed(2, "paused: true, " + IN_PLACE);
        cluster.image("game:2");
        settled(cluster, "game:1", "game:1");
        assertThat(cluster.condition("Progressing")).startsWith("False UpdatePaused");

        cluster.strategy("rollingUpdate: {" + IN_PLACE + "}");
        settled(cluster, "game:2", "game:2");
    }

    @Test
    void onDeleteWaitsForADeletionAlsoBesideARollingUpdateBlock() {
        SimulatedCluster cluster = deployed(2, "maxUnavailable: 2");
        cluster.strategy("{type: OnDelete, rollingUpdate: {maxUnavailable: 2}}");
        cluster.image("game:2");
        settled(cluster, "game:1", "game:1");
        assertThat(cluster.condition("Progressing")).startsWith("False UpdateOnDelete");

        cluster.delete(ResourceKind.POD, 0);
        settled(cluster, "game:2", "game:1");
    }

    @Test
    void aBadImageHoldsAtMaxUnavailableIsToldAndTheOldTemplateHeals() {
        for (String policy : new String[] {"ReCreate", "InPlaceIfPossible", "InPlaceOnly"}) {
            SimulatedCluster cluster = deployed(4, "podUpdatePolicy: " + policy + ", maxUnavailable: 2");

            cluster.image("bad:2");
            settled(cluster, "game:1", "game:1", "bad:2", "bad:2");
            assertThat(cluster.condition("Degraded"))
                    .isEqualTo("True ServersStuck: stuck: arena-2 (container game cannot get its image bad:2),"
                            + " arena-3 (container game cannot get its image bad:2)");

            cluster.image("game:1");
            settled(cluster, "game:1", "game:1", "game:1", "game:1");
            assertThat(cluster.condition("Degraded")).startsWith("False");
            assertThat(cluster.condition("Ready")).startsWith("True");
        }
    }

    @Test
    void strandedServersAreHealedBeforeOthersWhateverTheirPriority() {
        SimulatedCluster cluster = deployed(3, "partition: 2, podUpdatePolicy: InPlaceIfPossible");
        cluster.editServer(0, json -> json.withObjectProperty("spec").put("updatePriority", 9));
        cluster.settle();
        cluster.image("bad:2");
        settled(cluster, "bad:2", "game:1", "game:1");
        cluster.editServer(0, json -> json.withObjectProperty("spec").put("updatePriority", -9));
        cluster.settle();

        cluster.image("game:3");
        settled(cluster, "game:3", "game:1", "game:1");
    }

    @Test
    void inPlaceOnlyNamesTheFieldDeletesNothingAndTheRestGoesOn() {
        SimulatedCluster cluster = deployed(2, "podUpdatePolicy: InPlaceOnly, maxUnavailable: '100%'");
        List<String> identities = cluster.identities();

        cluster.editSpec(spec -> ((ObjectNode) spec.at("/gameServerTemplate/spec")).put("hostNetwork", true));
        settled(cluster, "game:1", "game:1");

        assertThat(cluster.identities()).isEqualTo(identities);
        assertThat(cluster.condition("Degraded"))
                .startsWith("True UpdateNotInPlace")
                .contains("spec.hostNetwork");
        cluster.scale(3);
        cluster.settle();
        assertThat(cluster.pods().size()).isEqualTo(3);
        assertThat(cluster.set().getStatus().updatedReplicas()).isEqualTo(1);
    }

    @Test
    void inPlaceIfPossibleRecreatesWhereItIsNot() {
        SimulatedCluster cluster = deployed(2, IN_PLACE);
        List<String> identities = cluster.identities();

        cluster.editSpec(spec -> ((ObjectNode) spec.at("/gameServerTemplate/spec")).put("hostNetwork", true));
        settled(cluster, "game:1", "game:1");

        assertThat(cluster.identities()).doesNotContainAnyElementsOf(identities);
        assertThat(cluster.set().getStatus().updatedReplicas()).isEqualTo(2);
    }

    @Test
    void whatConcernsNoPodTouchesNone() {
        SimulatedCluster cluster = deployed(2, "maxUnavailable: 2");
        List<String> identities = cluster.identities();
        int before = cluster.writes();

        cluster.editSpec(spec -> {
            spec.putObject("scaleStrategy").put("maxUnavailable", 1);
            spec.putObject("lifecycle")
                    .putObject("preDelete")
                    .putObject("labelsHandler")
                    .put("a", "b");
            spec.putObject("persistentVolumeClaimRetentionPolicy").put("whenScaled", "Delete");
        });
        cluster.strategy("rollingUpdate: {podUpdatePolicy: InPlaceIfPossible}");
        cluster.settle();

        assertThat(cluster.identities()).isEqualTo(identities);
        assertThat(cluster.writer.writes().stream().skip(before))
                .allMatch(write -> write.kind() == ResourceKind.GAME_SERVER_SET);
    }

    @Test
    void aGracePeriodLiesBetweenTheStateAndTheImage() {
        SimulatedCluster cluster = deployed(1, "inPlaceUpdateStrategy: {gracePeriodSeconds: 60}, " + IN_PLACE);
        var begun = cluster.clock.instant();

        cluster.image("game:2");
        while (cluster.images().contains("game:1")) {
            if (!cluster.advance()) {
                assertThat(cluster.stored(ResourceKind.POD, SimulatedCluster.server(0))
                                .label(Labels.STATE))
                        .isEqualTo("Updating");
                cluster.elapse();
            }
        }

        assertThat(cluster.clock.instant()).isAfterOrEqualTo(begun.plusSeconds(59));
        settled(cluster, "game:2");
    }

    @Test
    void aNewSizeDoesNotWaitForTheGracePeriodAndIsNotForgottenInIt() {
        SimulatedCluster cluster = deployed(
                1,
                "inPlaceUpdateStrategy: {gracePeriodSeconds: 60}, " + IN_PLACE,
                "gameServerTemplate: {spec: {containers: [{name: game, image: 'game:1', resources: {requests: {cpu: 1}}}]}}");
        List<String> identities = cluster.identities();

        cluster.editSpec(spec -> ((ObjectNode) spec.at("/gameServerTemplate/spec/containers/0"))
                .put("image", "game:2")
                .withObjectProperty("resources")
                .withObjectProperty("requests")
                .put("cpu", 2));
        settled(cluster, "game:2");

        assertThat(cluster.identities()).isEqualTo(identities);
        assertThat(cluster.stored(ResourceKind.POD, SimulatedCluster.server(0))
                        .json
                        .at("/spec/containers/0/resources/requests/cpu")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void anUpdateThatTakesThePlaceOfAnotherInItsGracePeriodMissesNoContainer() {
        SimulatedCluster cluster = deployed(
                1,
                "inPlaceUpdateStrategy: {gracePeriodSeconds: 60}, " + IN_PLACE,
                "gameServerTemplate: {spec: {containers: [{name: game, image: 'game:1'}, {name: voice, image: 'voice:1'}]}}");
        cluster.image("all:2");
        while (!cluster.stored(ResourceKind.POD, SimulatedCluster.server(0))
                .label(Labels.STATE)
                .equals("Updating")) {
            cluster.advance();
        }

        cluster.editSpec(
                spec -> ((ObjectNode) spec.at("/gameServerTemplate/spec/containers/0")).put("image", "game:3"));
        settled(cluster, "game:3");

        assertThat(cluster.images(0)).containsExactly("game:3", "all:2");
    }

    @Test
    void onlyTenRevisionsThatNoServerHasAreKept() {
        SimulatedCluster cluster = deployed(1, IN_PLACE);
        for (int i = 2; i < 20; i++) {
            cluster.image("game:" + i);
            cluster.settle();
        }

        assertThat(cluster.api.all(ResourceKind.CONTROLLER_REVISION)).hasSize(11);

        cluster.image("game:15");
        settled(cluster, "game:15");
        assertThat(cluster.api.all(ResourceKind.CONTROLLER_REVISION)).hasSize(11);
        assertThat(cluster.api.all(ResourceKind.CONTROLLER_REVISION))
                .filteredOn(revision -> revision.json.path("revision").asInt() == 20)
                .singleElement()
                .satisfies(revision -> assertThat(revision.json.toString()).contains("game:15"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {0, 2, 15})
    void asManyRevisionsAreKeptAsTheSetSays(int limit) {
        SimulatedCluster cluster = deployed(1, IN_PLACE, "revisionHistoryLimit: " + limit);
        for (int i = 2; i < 20; i++) {
            cluster.image("game:" + i);
            cluster.settle();
        }

        assertThat(cluster.api.all(ResourceKind.CONTROLLER_REVISION)).hasSize(limit + 1);
        assertThat(cluster.api.all(ResourceKind.CONTROLLER_REVISION))
                .extracting(revision -> revision.json.path("revision").asInt())
                .allMatch(number -> number >= 19 - limit);
        CrashAtEveryWriteTest.isAtRest(cluster);
    }

    @Test
    void aLoweredLimitRemovesTheOldestAndKeepsWhatServersHave() {
        SimulatedCluster cluster = deployed(2, "partition: 1, " + IN_PLACE);
        for (int i = 2; i < 6; i++) {
            cluster.image("game:" + i);
            cluster.settle();
        }
        assertThat(cluster.api.all(ResourceKind.CONTROLLER_REVISION)).hasSize(5);

        cluster.editSpec(spec -> spec.put("revisionHistoryLimit", 1));
        settled(cluster, "game:1", "game:5");

        assertThat(cluster.api.all(ResourceKind.CONTROLLER_REVISION))
                .extracting(revision -> revision.json.path("revision").asInt())
                .containsExactlyInAnyOrder(1, 4, 5);
    }

    @Test
    void aHookHoldsItsServerUntilItIsReleasedAndTheOthersGoOn() {
        SimulatedCluster cluster = deployed(
                3,
                "podUpdatePolicy: InPlaceIfPossible, maxUnavailable: 2",
                "lifecycle: {inPlaceUpdate: {labelsHandler: {gs-sync/hold: 'true'}}}",
                "gameServerTemplate: {metadata: {labels: {gs-sync/hold: 'true'}}, spec: {containers: [{name: game, image: 'game:1'}]}}");

        cluster.image("game:2");
        settled(cluster, "game:1", "game:1", "game:1");
        assertThat(states(cluster)).containsExactly("Ready", "PreUpdate", "PreUpdate");

        hold(cluster, 1, "false");
        settled(cluster, "game:1", "game:2", "game:1");
        hold(cluster, 1, "true");
        settled(cluster, "game:1", "game:2", "game:1");
        assertThat(states(cluster)).containsExactly("PreUpdate", "Ready", "PreUpdate");

        cluster.image("game:1");
        cluster.settle();
        assertThat(cluster.images()).containsExactly("game:1", "game:2", "game:1");
        assertThat(states(cluster)).containsExactly("Ready", "PreUpdate", "Ready");
    }

    @Test
    void aHookMayKeepTheServerThatItHoldsOutOfService() {
        SimulatedCluster cluster = deployed(
                1,
                IN_PLACE,
                "lifecycle: {inPlaceUpdate: {labelsHandler: {gs-sync/hold: 'true'}, markPodNotReady: true}}",
                "gameServerTemplate: {metadata: {labels: {gs-sync/hold: 'true'}}, spec: {containers: [{name: game, image: 'game:1'}]}}");
        assertThat(states(cluster)).containsExactly("Ready");

        cluster.image("game:2");
        cluster.settle();
        assertThat(cluster.condition("Ready")).startsWith("False");
        assertThat(cluster.stored(ResourceKind.POD, SimulatedCluster.server(0))
                        .json
                        .toString())
                .contains("preUpdateHook");

        hold(cluster, 0, "false");
        cluster.settle();
        hold(cluster, 0, "true");
        settled(cluster, "game:2");
        assertThat(states(cluster)).containsExactly("Ready");
    }

    @Test
    void aServerGetsItsOwnImageWithinMaxUnavailableAndKeepsItInATemplateUpdate() {
        SimulatedCluster cluster = deployed(2, "maxUnavailable: 1");
        List<String> identities = cluster.identities();
        cluster.editServer(1, json -> own(json, "own:1"));
        settled(cluster, "game:1", "own:1");
        assertThat(cluster.identities()).isEqualTo(identities);

        cluster.strategy("rollingUpdate: {podUpdatePolicy: InPlaceOnly}");
        cluster.image("game:2");
        settled(cluster, "game:2", "own:1");
        assertThat(cluster.set().getStatus().updatedReplicas()).isEqualTo(2);

        cluster.editServer(1, json -> json.withObjectProperty("spec").remove("containers"));
        settled(cluster, "game:2", "game:2");
        assertThat(cluster.identities()).isEqualTo(identities);
    }

    @Test
    void aServerGetsItsOwnSizeWithoutARestart() {
        SimulatedCluster cluster = deployed(
                1,
                IN_PLACE,
                "gameServerTemplate: {spec: {containers: [{name: game, image: 'game:1', resources: {requests: {cpu: 1}}}]}}");

        cluster.editServer(0, json -> {
            ObjectNode container = json.withObjectProperty("spec")
                    .putArray("containers")
                    .addObject()
                    .put("name", "game");
            container.putObject("resources").putObject("requests").put("cpu", "2");
        });
        settled(cluster, "game:1");

        assertThat(cluster.stored(ResourceKind.POD, SimulatedCluster.server(0))
                        .json
                        .at("/spec/containers/0/resources/requests/cpu")
                        .asText())
                .isEqualTo("2");
    }

    private static void own(ObjectNode json, String image) {
        json.withObjectProperty("spec")
                .putArray("containers")
                .addObject()
                .put("name", "game")
                .put("image", image);
    }

    private static void hold(SimulatedCluster cluster, int server, String value) {
        cluster.editServer(server, json -> json.withObjectProperty("metadata")
                .withObjectProperty("labels")
                .put("gs-sync/hold", value));
    }

    private static List<String> states(SimulatedCluster cluster) {
        return cluster.api.all(ResourceKind.GAME_SERVER).stream()
                .map(server -> server.json.at("/status/currentState").asText())
                .toList();
    }
}

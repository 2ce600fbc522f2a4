package io.gameroute.pod;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodReadinessGate;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.gameroute.GameServers;
import io.gameroute.api.Annotations;
import io.gameroute.api.ConditionTypes;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerContainer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSpec;
import io.gameroute.api.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GameServerPodTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.500Z");

    private static Pod pod(GameServer server, String... spec) throws InvalidTemplateException {
        GameServerSet set = arena(1, spec);
        set.getMetadata().setUid("set-uid");
        return GameServerPod.create(set, PodTemplate.of(set), 3, server, NOW);
    }

    @Test
    void aNewPodCarriesAllThatItsServerWillBeAskedFor() throws InvalidTemplateException {
        Pod pod = pod(null);

        assertThat(pod.getMetadata().getName()).isEqualTo("arena-3");
        assertThat(pod.getMetadata().getLabels())
                .containsEntry(Labels.OWNER_GSS, "arena")
                .containsEntry(Labels.POD_NAME, "arena-3")
                .containsEntry(Labels.POD_INDEX, "3")
                .containsEntry(Labels.STATE, "Creating")
                .containsEntry(Labels.OPS_STATE, "None")
                .containsEntry(Labels.UPDATE_PRIORITY, "0")
                .containsEntry(Labels.DELETE_PRIORITY, "0")
                .containsEntry(Labels.NETWORK_DISABLED, "false")
                .containsEntry(Labels.LIFECYCLE_STATE, "Normal")
                .containsKey(Labels.REVISION);
        assertThat(pod.getMetadata().getAnnotations())
                .containsEntry(Annotations.LIFECYCLE_TIMESTAMP, "2026-01-01T00:00:00Z")
                .containsEntry(Annotations.OPS_STATE_CHANGED, "2026-01-01T00:00:00Z");
        assertThat(pod.getSpec().getHostname()).isEqualTo("arena-3");
        assertThat(pod.getSpec().getSubdomain()).isEqualTo("arena");
        assertThat(Ownership.controllerUid(pod)).isEqualTo("set-uid");
    }

    @Test
    void thePreNormalHookHoldsANewPodUntilAllOfItIsThere() throws InvalidTemplateException {
        String hook = "lifecycle: {preNormal: {labelsHandler: {loaded: 'true'}}}";
        String loaded =
                "gameServerTemplate: {metadata: {labels: {loaded: 'true'}}, spec: {containers: [{name: game, image: a}]}}";

        assertThat(pod(null, hook).getMetadata().getLabels()).containsEntry(Labels.LIFECYCLE_STATE, "PreparingNormal");
        assertThat(pod(null, hook, loaded).getMetadata().getLabels()).containsEntry(Labels.LIFECYCLE_STATE, "Normal");
    }

    @Test
    void theServiceNameBecomesTheSubdomain() throws InvalidTemplateException {
        assertThat(pod(null, "serviceName: games").getSpec().getSubdomain()).isEqualTo("games");
        assertThat(pod(null, "serviceName: ''").getSpec().getSubdomain()).isEqualTo("arena");
    }

    @Test
    void onlyAPodThatMayBeUpdatedInPlaceHasTheGateAndItHasItOnce() throws InvalidTemplateException {
        String inPlace = "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible}}";
        String gated =
                "gameServerTemplate: {spec: {readinessGates: [{conditionType: InPlaceUpdateReady}], containers: [{name: game}]}}";

        assertThat(pod(null).getSpec().getReadinessGates()).isEmpty();
        assertThat(pod(null, inPlace, gated).getSpec().getReadinessGates())
                .extracting(PodReadinessGate::getConditionType)
                .containsExactly(ConditionTypes.IN_PLACE_UPDATE_READY);
    }

    @Test
    void aClaimTakesThePlaceOfTheVolumeOfItsName() throws InvalidTemplateException {
        GameServerSet set = arena(
                1,
                "gameServerTemplate:",
                "  volumeClaimTemplates: [{metadata: {name: data, labels: {a: b}}, spec: {accessModes: [ReadWriteOnce]}}]",
                "  spec: {volumes: [{name: data, emptyDir: {}}, {name: tmp, emptyDir: {}}], containers: [{name: game}]}");
        set.getMetadata().setUid("set-uid");
        PodTemplate template = PodTemplate.of(set);

        Pod pod = GameServerPod.create(set, template, 3, null, NOW);
        var claim = ServerClaims.of(set, template, 3).get(0);

        assertThat(pod.getSpec().getVolumes()).hasSize(2).anySatisfy(volume -> {
            assertThat(volume.getName()).isEqualTo("data");
            assertThat(volume.getPersistentVolumeClaim().getClaimName()).isEqualTo("data-arena-3");
        });
        assertThat(claim.getMetadata().getName()).isEqualTo("data-arena-3");
        assertThat(claim.getMetadata().getLabels()).containsEntry("a", "b").containsEntry(Labels.OWNER_GSS, "arena");
        assertThat(claim.getMetadata().getOwnerReferences()).isEmpty();
    }

    @Test
    void theWishesOfAServerThatOutlivedItsPodAreInTheNextOne() throws InvalidTemplateException {
        GameServer server = GameServers.server(3, "Allocated", -5);
        server.getMetadata().setLabels(Map.of("gs-sync/map", "desert", "gs-sync/bad", "a b", "other", "x"));
        server.getMetadata().setAnnotations(Map.of("gs-sync/note", "any text"));
        server.setSpec(new GameServerSpec(
                "Allocated",
                new IntOrString("7"),
                new IntOrString(-5),
                true,
                List.of(new GameServerContainer(
                        "game",
                        "game:9",
                        new ResourceRequirementsBuilder()
                                .addToLimits("cpu", new Quantity("2"))
                                .build()))));
        String template =
                "gameServerTemplate: {spec: {containers: [{name: game, image: a, resources: {limits: {cpu: 1, memory: 1Gi}}}, {name: log, image: l}]}}";

        Pod pod = pod(server, template);

        assertThat(pod.getMetadata().getLabels())
                .containsEntry(Labels.OPS_STATE, "Allocated")
                .containsEntry(Labels.UPDATE_PRIORITY, "7")
                .doesNotContainKey(Labels.DELETE_PRIORITY)
                .containsEntry(Labels.NETWORK_DISABLED, "true")
                .containsEntry("gs-sync/map", "desert")
                .doesNotContainKeys("gs-sync/bad", "other");
        assertThat(pod.getMetadata().getAnnotations()).containsEntry("gs-sync/note", "any text");
        var game = pod.getSpec().getContainers().get(0);
        assertThat(game.getImage()).isEqualTo("game:9");
        assertThat(game.getResources().getLimits())
                .containsEntry("cpu", new Quantity("2"))
                .containsEntry("memory", new Quantity("1Gi"));
        assertThat(pod.getSpec().getContainers().get(1).getImage()).isEqualTo("l");
    }
}

package io.gameroute.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ManifestReadingTest {
    @TestFactory
    Stream<DynamicTest> every_manifest_that_the_schema_accepts_can_be_read() {
        return Manifests.all().stream()
                .filter(Manifests::isValid)
                .map(manifests -> DynamicTest.dynamicTest(manifests.file().toString(), () -> assertThatCode(
                                () -> manifests.documents().forEach(ManifestReadingTest::typed))
                        .doesNotThrowAnyException()));
    }

    @Test
    void a_manifest_written_for_OKG_is_read_completely() {
        var spec = set("""
                        apiVersion: game.kruise.io/v1alpha1
                        kind: GameServerSet
                        metadata: {name: minecraft, namespace: games}
                        spec:
                          replicas: 3
                          serviceName: lobby
                          reserveGameServerIds: [1, "4-6"]
                          gameServerTemplate:
                            metadata: {labels: {tier: gold}}
                            spec:
                              containers: [{name: minecraft, image: "minecraft:1.12.2"}]
                            reclaimPolicy: Delete
                            volumeClaimTemplates:
                              - metadata: {name: world}
                                spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                          updateStrategy:
                            rollingUpdate:
                              podUpdatePolicy: InPlaceIfPossible
                              maxUnavailable: 100%
                              partition: 2
                              paused: true
                              inPlaceUpdateStrategy: {gracePeriodSeconds: 5}
                              minReadySeconds: 7
                          scaleStrategy: {scaleDownStrategyType: ReserveIds, maxUnavailable: 2}
                          network:
                            networkType: Kubernetes-HostPort
                            networkConf: [{name: ContainerPorts, value: "minecraft:25565"}]
                          serviceQualities:
                            - name: idle
                              containerName: minecraft
                              permanent: false
                              exec: {command: [sh, -c, ./idle.sh]}
                              serviceQualityAction:
                                - {state: true, result: "0", opsState: WaitToBeDeleted, deletionPriority: "{{ .Result }}"}
                          lifecycle:
                            preDelete: {labelsHandler: {gs-sync/busy: "true"}, markPodNotReady: true}
                          persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete}
                        """).getSpec();

        assertThat(spec.replicas()).isEqualTo(3);
        assertThat(spec.serviceName()).isEqualTo("lobby");
        assertThat(spec.reserveGameServerIds()).containsExactly(new IntOrString(1), new IntOrString("4-6"));
        assertThat(spec.gameServerTemplate().spec().at("/containers/0/image").asText())
                .isEqualTo("minecraft:1.12.2");
        assertThat(spec.gameServerTemplate().reclaimPolicy()).isEqualTo(ReclaimPolicy.Delete);
        assertThat(spec.gameServerTemplate().volumeClaimTemplates())
                .extracting(claim -> claim.getMetadata().getName())
                .containsExactly("world");
        assertThat(spec.updateStrategy().rollingUpdate())
                .isEqualTo(new RollingUpdate(
                        2,
                        new IntOrString("100%"),
                        PodUpdatePolicy.InPlaceIfPossible,
                        true,
                        new InPlaceUpdateStrategy(5),
                        7));
        assertThat(spec.scaleStrategy().scaleDownStrategyType()).isEqualTo(ScaleDownStrategyType.ReserveIds);
        assertThat(spec.network().networkConf())
                .containsExactly(new NetworkConfParam("ContainerPorts", "minecraft:25565"));
        assertThat(spec.serviceQualities().get(0).serviceQualityAction().get(0).deletionPriority())
                .isEqualTo(new IntOrString("{{ .Result }}"));
        assertThat(spec.lifecycle().preDelete().labelsHandler()).containsEntry("gs-sync/busy", "true");
        assertThat(spec.persistentVolumeClaimRetentionPolicy().whenDeleted()).isEqualTo(RetentionPolicyType.Delete);
    }

    @Test
    void absent_lists_are_empty() {
        var spec = set("spec: {replicas: 1}").getSpec();

        assertThat(spec.reserveGameServerIds()).isEmpty();
        assertThat(spec.serviceQualities()).isEmpty();
        assertThat(server("spec: {}").getSpec().containers()).isEmpty();
        assertThat(server("status: {}").getStatus().conditions()).isEmpty();
    }

    @Test
    void unknown_fields_are_ignored() {
        assertThat(set("spec: {replicas: 1, novelty: {a: b}}").getSpec().replicas())
                .isEqualTo(1);
    }

    @Test
    void an_empty_choice_is_the_default() {
        var spec = set("spec: {replicas: 1, updateStrategy: {type: ''}, scaleStrategy: {scaleDownStrategyType: ''}}")
                .getSpec();

        assertThat(spec.updateStrategy().type()).isNull();
        assertThat(spec.scaleStrategy().scaleDownStrategyType()).isNull();
    }

    @Test
    void a_choice_stored_by_OKG_that_nobody_knows_does_not_hide_the_set() {
        var spec = set("spec: {replicas: 1, gameServerTemplate: {reclaimPolicy: Recycle}}")
                .getSpec();

        assertThat(spec.gameServerTemplate().reclaimPolicy()).isNull();
    }

    @Test
    void a_malformed_pod_template_is_read_as_it_is() {
        var template = set("spec: {replicas: 1, gameServerTemplate: {spec: {containers: nonsense}}}")
                .getSpec()
                .gameServerTemplate();

        assertThat(template.spec().get("containers").asText()).isEqualTo("nonsense");
    }

    @Test
    void what_was_read_is_written_as_it_was() {
        var manifest = """
                {"opsState":"Allocated","updatePriority":"-5","deletionPriority":10,"networkDisabled":false,\
                "containers":[{"name":"game","image":"game:2"}]}""";

        var spec = Serialization.unmarshal(manifest, GameServerSpec.class);

        assertThat(json(Serialization.asJson(spec))).isEqualTo(json(manifest));
    }

    @Test
    void an_unknown_address_is_written_because_the_schema_requires_it() {
        var address = new NetworkAddress(null, null, null, "host.example");

        assertThat(json(Serialization.asJson(address)).get("ip").asText()).isEmpty();
    }

    private static HasMetadata typed(JsonNode document) {
        var kind = document.get("kind").asText().equals("GameServer") ? GameServer.class : GameServerSet.class;
        return Serialization.unmarshal(document.toString(), kind);
    }

    private static GameServerSet set(String yaml) {
        return Serialization.unmarshal(yaml, GameServerSet.class);
    }

    private static GameServer server(String yaml) {
        return Serialization.unmarshal(yaml, GameServer.class);
    }

    private static JsonNode json(String text) {
        return Serialization.unmarshal(text, JsonNode.class);
    }
}

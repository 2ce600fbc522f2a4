package io.gameroute.pod;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InPlaceDecisionTest {
    private static final String GAME =
            "spec: {containers: [{name: game, image: 'game:1'}, {name: log, image: 'log:1'}]}";
    private static final String SIZED =
            "spec: {containers: [{name: game, image: 'game:1', resources: {requests: {cpu: 1, memory: 1Gi}}}]}";

    private static ServerTemplate template(String text) {
        try {
            return new ServerTemplate(
                    PodTemplate.of(arena(1, "gameServerTemplate: {" + text + "}")), ContainerOverrides.NONE);
        } catch (InvalidTemplateException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }

    private static InPlaceDecision decide(String before, String after, boolean canResize) {
        return InPlaceDecision.between(template(before), template(after), canResize);
    }

    @Test
    void anImageChangesInPlaceAndOnlyItsContainerRestarts() {
        InPlaceDecision decision = decide(GAME, GAME.replace("log:1", "log:2"), false);

        assertThat(decision.isPossible()).isTrue();
        assertThat(decision.isMetadataOnly()).isFalse();
        assertThat(decision.images()).containsExactly("log");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            metadata: {labels: {season: '2'}}
            metadata: {annotations: {season: '2'}}
            metadata: {finalizers: [example.com/hold]}
            """)
    void metadataChangesInPlaceAndNoContainerNotices(String metadata) {
        InPlaceDecision decision = decide(GAME, metadata + ", " + GAME, false);

        assertThat(decision.isMetadataOnly()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spec: {containers: [{name: game, image: 'game:1', env: [{name: A, value: b}]}, {name: log, image: 'log:1'}]}|spec.containers[0].env
            spec: {containers: [{name: game, image: 'game:1'}]}|spec.containers
            spec: {containers: [{name: game, image: 'game:1'}, {name: log}]}|spec.containers[1].image
            spec: {nodeSelector: {disk: ssd}, containers: [{name: game, image: 'game:1'}, {name: log, image: 'log:1'}]}|spec.nodeSelector
            spec: {containers: [{name: log, image: 'log:1'}, {name: game, image: 'game:1'}]}|spec.containers[0].name
            """)
    void anythingElseDoesNotAndTheFieldIsNamed(String after, String field) {
        InPlaceDecision decision = decide(GAME, after, true);

        assertThat(decision.isPossible()).isFalse();
        assertThat(decision.obstacles()).contains(field);
    }

    @Test
    void aNativeSidecarChangesItsImageInPlaceButAnOrdinaryInitContainerDoesNot() {
        String sidecar = "spec: {initContainers: [{name: vpn, image: 'vpn:1', restartPolicy: Always}],"
                + " containers: [{name: game, image: 'game:1'}]}";
        String init = sidecar.replace(", restartPolicy: Always", "");

        assertThat(decide(sidecar, sidecar.replace("vpn:1", "vpn:2"), false).images())
                .containsExactly("vpn");
        assertThat(decide(init, init.replace("vpn:1", "vpn:2"), false).obstacles())
                .containsExactly("spec.initContainers[0].image");
    }

    @Test
    void cpuAndMemoryChangeInPlaceOnlyWhereTheApiServerCanResize() {
        String larger = SIZED.replace("1Gi", "2Gi");

        assertThat(decide(SIZED, larger, true).resized()).containsExactly("game");
        assertThat(decide(SIZED, larger, false).obstacles())
                .containsExactly("spec.containers[0].resources.requests.memory");
    }

    @Test
    void aResizeDoesNotChangeTheQualityOfService() {
        String guaranteed = SIZED.replace("requests:", "limits: {cpu: 2, memory: 1Gi}, requests:");

        assertThat(decide(guaranteed, guaranteed.replace("requests: {cpu: 1", "requests: {cpu: 2"), true)
                        .isPossible())
                .isFalse();
    }

    @Test
    void aVariableThatWasMadeFromALabelStandsInTheWayOfItsChange() {
        String env =
                "spec: {containers: [{name: game, image: 'game:1', env: [{name: S, valueFrom: {fieldRef: {fieldPath:"
                        + " \"metadata.labels['season']\"}}}]}]}";

        InPlaceDecision decision =
                decide("metadata: {labels: {season: '1'}}, " + env, "metadata: {labels: {season: '2'}}, " + env, false);

        assertThat(decision.obstacles()).hasSize(1).first().asString().contains("metadata.labels['season']");
    }
}

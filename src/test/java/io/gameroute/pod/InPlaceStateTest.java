package io.gameroute.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.gameroute.api.Annotations;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InPlaceStateTest {
    private static Pod pod(String specImage, String image, String imageId, boolean runs) {
        PodBuilder pod = new PodBuilder()
                .withNewMetadata()
                .withName("arena-0")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("game")
                .withImage(specImage)
                .endContainer()
                .endSpec()
                .withNewStatus()
                .addNewContainerStatus()
                .withName("game")
                .withImage(image)
                .withImageID(imageId)
                .withNewState()
                .endState()
                .endContainerStatus()
                .endStatus();
        return runs
                ? pod.editStatus()
                        .editContainerStatus(0)
                        .editState()
                        .withNewRunning("2026-01-01T00:00:00Z")
                        .endState()
                        .endContainerStatus()
                        .endStatus()
                        .build()
                : pod.build();
    }

    @ParameterizedTest(name = "{4}: spec {0}, runs {1} of id {2}, running {3}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            game:2|game:2|id-2|true|true
            game:2|game:1|id-1|true|false
            game:2|game:2|none|false|false
            game:2|docker.io/library/game:2|id-1|true|true
            game|docker.io/library/game:latest|id-1|true|true
            game:1|game:1|id-1|false|false
            game:2|game:2|id-2|false|true
            """)
    void anUpdateIsCompleteByTheIdOfTheImageOrByItsNameWhenTheIdIsTheSame(
            String spec, String image, String id, boolean runs, boolean complete) {
        InPlaceState state = new InPlaceState("r", Instant.EPOCH, Map.of("game", "id-1"), Map.of());

        assertThat(state.isComplete(pod(spec, image, id, runs))).isEqualTo(complete);
    }

    @Test
    void whatItBeganWithIsReadBackFromThePod() {
        Pod pod = pod("game:1", "game:1", "id-1", true);
        InPlaceState begun = new InPlaceState(
                "arena-2",
                Instant.parse("2026-01-01T00:00:07Z"),
                Map.of("game", "id-1"),
                Map.of("voice", "voice:2", "proxy", "proxy:2"));
        pod.getMetadata().setAnnotations(Map.of(Annotations.IN_PLACE_STATE, begun.text()));

        assertThat(InPlaceState.recordedOn(pod)).contains(begun);
        assertThat(begun.text()).contains("\"preCheckBeforeNext\":{\"containersRequiredReady\":[\"game\"]}");
    }

    @Test
    void aResizeThatIsUnderWayIsNotComplete() {
        Pod pod = pod("game:1", "game:1", "id-1", true);
        pod.getStatus()
                .setConditions(new PodBuilder()
                        .withNewStatus()
                        .addNewCondition()
                        .withType("PodResizeInProgress")
                        .withStatus("True")
                        .endCondition()
                        .endStatus()
                        .build()
                        .getStatus()
                        .getConditions());

        assertThat(new InPlaceState("r", Instant.EPOCH, Map.of(), Map.of()).isComplete(pod))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, docker.io/library/nginx:latest",
        "nginx:1, docker.io/library/nginx:1",
        "team/game:1, docker.io/team/game:1",
        "index.docker.io/library/nginx:1, docker.io/library/nginx:1",
        "registry:5000/game, registry:5000/game:latest",
        "ghcr.io/a/b@sha256:1, ghcr.io/a/b@sha256:1"
    })
    void anImageHasOneFullName(String image, String full) {
        assertThat(ImageName.full(image)).isEqualTo(full);
    }
}

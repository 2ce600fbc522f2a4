package io.gameroute.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.gameroute.api.GameServerState;
import io.gameroute.api.Labels;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodStateTest {

    @ParameterizedTest(name = "phase {0}, ready {1}, life cycle {2}, terminating {3}: {4}")
    @CsvSource(nullValues = "-", textBlock = """
            Pending,   -,     -,               false, Creating
            Pending,   -,     Normal,          true,  Deleting
            Running,   True,  -,               false, Ready
            Running,   True,  Normal,          false, Ready
            Running,   False, Normal,          false, NotReady
            Running,   -,     Normal,          false, NotReady
            Running,   True,  Updated,         false, Ready
            Running,   False, PreparingNormal, false, NotReady
            Running,   True,  PreparingUpdate, false, PreUpdate
            Running,   False, Updating,        false, Updating
            Running,   True,  PreparingDelete, false, PreDelete
            Running,   True,  PreparingDelete, true,  Deleting
            Running,   True,  Updating,        true,  Deleting
            Failed,    -,     -,               false, Crash
            Failed,    -,     -,               true,  Deleting
            Succeeded, -,     -,               false, Unknown
            Succeeded, -,     -,               true,  Deleting
            Unknown,   -,     -,               false, Unknown
            -,         -,     -,               false, Unknown
            """)
    void theStateOfTheServerFollowsFromItsPod(
            String phase, String ready, String lifecycle, boolean terminating, GameServerState expected) {
        assertThat(PodState.gameServerState(pod(phase, ready, lifecycle, terminating)))
                .isEqualTo(expected);
    }

    private static Pod pod(String phase, String ready, String lifecycle, boolean terminating) {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .endMetadata()
                .withNewStatus()
                .withPhase(phase)
                .endStatus()
                .build();
        if (ready != null) {
            pod.getStatus()
                    .getConditions()
                    .add(new PodConditionBuilder()
                            .withType("Ready")
                            .withStatus(ready)
                            .withLastTransitionTime("2026-01-01T00:00:00Z")
                            .build());
        }
        if (lifecycle != null) {
            pod.getMetadata().getLabels().put(Labels.LIFECYCLE_STATE, lifecycle);
        }
        pod.getMetadata().setDeletionTimestamp(terminating ? "2026-01-01T00:00:30Z" : null);
        return pod;
    }

    @Test
    void aServerIsAvailableWhenItHasBeenReadyForLongEnough() {
        Pod pod = pod("Running", "True", "Normal", false);

        assertThat(PodState.isAvailable(pod, 10, Instant.parse("2026-01-01T00:00:09Z")))
                .isFalse();
        assertThat(PodState.isAvailable(pod, 10, Instant.parse("2026-01-01T00:00:10Z")))
                .isTrue();
        assertThat(PodState.isAvailable(pod, 0, Instant.parse("2026-01-01T00:00:00Z")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PreparingNormal", "PreparingDelete", "PreparingUpdate", "Updating", "Updated"})
    void aServerThatAHookHoldsIsNotAvailable(String lifecycle) {
        Pod pod = pod("Running", "True", lifecycle, false);
        assertThat(PodState.isAvailable(pod, 0, Instant.parse("2026-01-01T01:00:00Z")))
                .isFalse();
    }

    @Test
    void aDeletionIsAskedForAtTheBeginningOfItsGrace() {
        Pod pod = pod("Running", "True", null, true);
        pod.getMetadata().setDeletionGracePeriodSeconds(30L);
        assertThat(PodState.deletionAskedAt(pod)).contains(Instant.parse("2026-01-01T00:00:00Z"));
    }
}

package io.gameroute.reconcile.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerState;
import io.gameroute.api.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Times are seconds after the pod was created. */
class AnnouncementPolicyTest {
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void anOrdinaryStartIsNotToldInItsFirstHalfMinute() {
        assertThat(wait(starting(), GameServerState.Creating, 0)).contains(Duration.ofSeconds(30));
        assertThat(wait(starting(), GameServerState.NotReady, 20)).contains(Duration.ofSeconds(10));
    }

    @Test
    void aStartThatTakesLongerIsTold() {
        assertThat(wait(starting(), GameServerState.NotReady, 30)).isEmpty();
    }

    @Test
    void readyIsToldAtOnce() {
        assertThat(wait(starting(), GameServerState.Ready, 1)).isEmpty();
    }

    @Test
    void aServerThatWasReadyAndIsNotAnyMoreIsToldAtOnce() {
        Pod pod = new PodBuilder(starting())
                .editMetadata()
                .addToLabels(Labels.STATE, GameServerState.Ready.name())
                .endMetadata()
                .build();

        assertThat(wait(pod, GameServerState.NotReady, 1)).isEmpty();
    }

    @Test
    void aPodThatNoNodeTakesIsToldAtOnce() {
        Pod pod = new PodBuilder(starting())
                .withNewStatus()
                .withPhase("Pending")
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("False")
                .withReason("Unschedulable")
                .endCondition()
                .endStatus()
                .build();

        assertThat(wait(pod, GameServerState.Creating, 1)).isEmpty();
    }

    @Test
    void anEndIsToldWhenItTakesLongerThanTwoSeconds() {
        Pod pod = new PodBuilder(starting())
                .editMetadata()
                .withDeletionTimestamp(CREATED.plusSeconds(130).toString())
                .withDeletionGracePeriodSeconds(30L)
                .endMetadata()
                .build();

        assertThat(wait(pod, GameServerState.Deleting, 101)).contains(Duration.ofSeconds(1));
        assertThat(wait(pod, GameServerState.Deleting, 102)).isEmpty();
    }

    private static Optional<Duration> wait(Pod pod, GameServerState state, int seconds) {
        return AnnouncementPolicy.wait(
                pod, new GameServer(), state, PodNormalPolicy.findings(pod), CREATED.plusSeconds(seconds));
    }

    private static Pod starting() {
        return new PodBuilder()
                .withNewMetadata()
                .withName("arena-0")
                .withCreationTimestamp(CREATED.toString())
                .addToLabels(Labels.STATE, GameServerState.Creating.name())
                .endMetadata()
                .withNewStatus()
                .withPhase("Pending")
                .endStatus()
                .build();
    }
}

package io.gameroute.reconcile.sim;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.reconcile.ResourceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Containers in order, as users see them, on a simulated cluster. */
class LaunchOrderScenarioTest {
    private static final String THREE_STEPS =
            "gameServerTemplate: {metadata: {annotations: {apps.kruise.io/container-launch-priority: Ordered}},"
                    + " spec: {containers: [{name: proxy, image: 'proxy:1'}, {name: game, image: 'game:1'}, {name: voice, image: 'voice:1'}]}}";

    private static SimulatedCluster begun(int replicas) {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(arena(replicas, THREE_STEPS));
        return cluster;
    }

    @Test
    void aStepCostsOneWriteAndNoneAfterwards() {
        SimulatedCluster cluster = begun(3);

        cluster.settle();

        assertThat(cluster.condition("Ready")).startsWith("True");
        assertThat(cluster.api.all(ResourceKind.CONFIG_MAP)).hasSize(6);
        assertThat(cluster.writer.writes().stream().filter(write -> write.kind() == ResourceKind.CONFIG_MAP))
                .hasSize(6);
        CrashAtEveryWriteTest.isAtRest(cluster);
    }

    @Test
    void aContainerThatCannotStartHoldsBackThoseAfterItAndNoOtherServer() {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(arena(2, THREE_STEPS.replace("game:1", "bad:1")));

        cluster.settle();

        assertThat(cluster.api.all(ResourceKind.CONFIG_MAP)).hasSize(2);
        assertThat(cluster.condition("Degraded"))
                .startsWith("True ServersStuck")
                .contains("container game cannot get its image");
    }

    @Test
    void imagesChangeInTheSameOrderEachStepWhenTheOneBeforeIsReady() {
        SimulatedCluster cluster = updatedInPlace();

        cluster.image("all:2");
        List<List<String>> seen = new ArrayList<>();
        while (!cluster.condition("Progressing").startsWith("False Complete")
                || !cluster.images(0).contains("all:2")) {
            if (!cluster.advance()) {
                cluster.elapse();
            }
            if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(cluster.images(0))) {
                seen.add(cluster.images(0));
            }
        }

        assertThat(seen)
                .containsExactly(
                        List.of("proxy:1", "game:1", "voice:1"),
                        List.of("all:2", "game:1", "voice:1"),
                        List.of("all:2", "all:2", "voice:1"),
                        List.of("all:2", "all:2", "all:2"));
        CrashAtEveryWriteTest.isAtRest(cluster);
    }

    @Test
    void anImageThatCannotRunKeepsTheOthersBackAndTheOldTemplateHeals() {
        SimulatedCluster cluster = updatedInPlace();

        cluster.image("bad:2");
        cluster.settle();
        assertThat(cluster.images(0)).containsExactly("bad:2", "game:1", "voice:1");

        cluster.image("good:3");
        cluster.settle();
        assertThat(cluster.images(0)).containsExactly("good:3", "good:3", "good:3");
        assertThat(cluster.condition("Progressing")).startsWith("False Complete");
        CrashAtEveryWriteTest.isAtRest(cluster);
    }

    private static SimulatedCluster updatedInPlace() {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(
                arena(1, THREE_STEPS + "\nupdateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible}}"));
        cluster.settle();
        return cluster;
    }

    @Test
    void aRefusedConfigMapIsToldOnThePodAndTriedAgain() {
        SimulatedCluster cluster = begun(1);
        cluster.writer.refused = write -> write.kind() == ResourceKind.CONFIG_MAP;
        Instant later = cluster.clock.instant().plusSeconds(10);
        while (cluster.clock.instant().isBefore(later)) {
            if (!cluster.advance()) {
                cluster.elapse();
            }
        }

        assertThat(cluster.told)
                .filteredOn(event -> event.reason().equals("WriteRefused"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.regarding().kind()).isEqualTo(ResourceKind.POD));
        assertThat(cluster.condition("Ready")).startsWith("False");

        cluster.writer.refused = write -> false;
        cluster.settle();
        assertThat(cluster.condition("Ready")).startsWith("True");
    }

    @Test
    void whereverTheProcessStopsAllContainersStartInTheEnd() {
        SimulatedCluster undisturbed = begun(1);
        undisturbed.settle();

        for (int write = 1; write <= undisturbed.writes(); write++) {
            for (Fault fault : Fault.values()) {
                SimulatedCluster cluster = begun(1);
                cluster.writer.fail(write, fault);
                cluster.settle();

                assertThat(EndState.differences(EndState.of(undisturbed), EndState.of(cluster)))
                        .as("%s at write %d", fault, write)
                        .isEmpty();
            }
        }
    }
}

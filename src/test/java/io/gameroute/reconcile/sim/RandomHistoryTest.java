package io.gameroute.reconcile.sim;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.api.GameServerSet;
import io.gameroute.pod.Intent;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.ReservedIds;
import io.gameroute.reconcile.ResourceKind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever is done to a set, and whatever goes wrong meanwhile: no server goes that should have stayed, and when peace returns the set reaches
 * its spec and writes nothing more. More tries: {@code -Djqwik.tries.default=5000}.
 */
class RandomHistoryTest {

    @Provide
    Arbitrary<List<Step>> histories() {
        return Step.any().list().ofMinSize(1).ofMaxSize(40);
    }

    @Provide
    Arbitrary<String> settings() {
        String keeps =
                "gameServerTemplate: {reclaimPolicy: Delete, spec: {containers: [{name: game, image: 'game:1'}]}}";
        return Arbitraries.of(
                "",
                "scaleStrategy: {scaleDownStrategyType: ReserveIds}",
                "scaleStrategy: {protectedOpsStates: [Allocated, Draining]}",
                "scaleStrategy: {scaleDownStrategyType: ReserveIds, protectedOpsStates: [Maintaining]}",
                "scaleStrategy: {maxUnavailable: 2}",
                keeps,
                keeps + "\nscaleStrategy: {protectedOpsStates: [Draining]}");
    }

    @Property
    void nobodyGoesWhoShouldHaveStayedAndPeaceReturns(
            @ForAll("settings") String settings, @ForAll("histories") List<Step> history) {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.writer.witness = new Invariants(cluster);
        cluster.create(arena(3, settings));

        history.forEach(step -> step.apply(cluster));

        cluster.lag = 0;
        cluster.settle();
        isAsItsSpecWants(cluster);
        CrashAtEveryWriteTest.isAtRest(cluster);
    }

    private static void isAsItsSpecWants(SimulatedCluster cluster) {
        GameServerSet set = cluster.set();
        Intent intent = Intent.recordedOn(set).orElseThrow();
        OrdinalSet reserved =
                ReservedIds.parse(set.getSpec().reserveGameServerIds()).ids();
        assertThat(cluster.pods()).isEqualTo(intent.ordinals());
        assertThat(intent.ordinals().intersection(reserved)).isEqualTo(OrdinalSet.EMPTY);
        assertThat(intent.ordinals().size()).isEqualTo(set.getSpec().replicas() + protectedSurplus(cluster));
        assertThat(cluster.api.all(ResourceKind.GAME_SERVER)).hasSameSizeAs(cluster.api.all(ResourceKind.POD));
        assertThat(set.getStatus().observedGeneration())
                .isEqualTo(set.getMetadata().getGeneration());
        assertThat(set.getStatus().conditions())
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    /** More servers than replicas only if the set says that it waits for protected ones. */
    private static long protectedSurplus(SimulatedCluster cluster) {
        GameServerSet set = cluster.set();
        boolean waits = set.getStatus().conditions().stream()
                .anyMatch(condition -> "WaitingForProtectedServers".equals(condition.getReason()));
        return waits
                ? Intent.recordedOn(set).orElseThrow().ordinals().size()
                        - set.getSpec().replicas()
                : 0;
    }
}

package io.gameroute.reconcile.sim;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.reconcile.ResourceKind;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * However templates, strategies and wishes change and whatever goes wrong: maxUnavailable and the partition are kept, and when peace returns
 * every server has what it should have. More tries: {@code -Djqwik.tries.default=5000}.
 */
class UpdateHistoryTest {

    @Provide
    Arbitrary<List<UpdateStep>> histories() {
        return UpdateStep.any().list().ofMinSize(1).ofMaxSize(30);
    }

    @Property
    void noUpdateTakesMoreThanItMayAndAllConverge(@ForAll("histories") List<UpdateStep> history) {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(arena(4, "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible}}"));
        cluster.settle();
        cluster.writer.witness = new UpdateInvariants(cluster);

        history.forEach(step -> step.apply(cluster));

        cluster.strategy("rollingUpdate: {podUpdatePolicy: InPlaceIfPossible, maxUnavailable: 1}");
        cluster.image("game:2");
        cluster.settle();
        for (Stored pod : cluster.api.all(ResourceKind.POD)) {
            assertThat(pod.json.at("/spec/containers/0/image").asText())
                    .as(pod.key.name())
                    .isEqualTo(UpdateStep.expected(cluster.stored(ResourceKind.GAME_SERVER, pod.key).json, "game:2"));
        }
        assertThat(cluster.condition("Ready")).startsWith("True");
        assertThat(cluster.condition("Progressing")).startsWith("False Complete");
        assertThat(cluster.set().getStatus().currentRevision())
                .isEqualTo(cluster.set().getStatus().updateRevision());
        CrashAtEveryWriteTest.isAtRest(cluster);
    }

    /** Images and metadata change inside the pods: whatever happens to the update, no server gets another pod for it. */
    @Property(tries = 200)
    void anUpdateInPlaceChangesNoIdentity(@ForAll("images") List<UpdateStep> history) {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(arena(4, "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible}}"));
        cluster.settle();
        List<String> identities = cluster.identities();

        history.forEach(step -> step.apply(cluster));
        cluster.image("game:3");
        cluster.settle();

        assertThat(cluster.identities()).isEqualTo(identities);
    }

    @Provide
    Arbitrary<List<UpdateStep>> images() {
        return UpdateStep.any()
                .filter(step -> switch (step.kind()) {
                    case IMAGE, METADATA, MAX_UNAVAILABLE, PARTITION, PRIORITY, WISH, RESTART, FAULT, TIME -> true;
                    default -> false;
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }
}

package io.gameroute.reconcile.sim;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.GameServerSets;
import io.gameroute.api.OpsState;
import io.gameroute.kube.ObjectKey;
import io.gameroute.pod.Intent;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.reconcile.ResourceKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** However sets are scaled, updated and told to treat their volumes, and whatever goes wrong: a server that stays wanted keeps its volume. */
class VolumeHistoryTest {
    enum Kind {
        SCALE,
        ALLOCATE,
        FREE,
        DELETE_POD,
        FAIL_POD,
        IMAGE,
        WHEN_SCALED,
        WHEN_DELETED,
        RESTART,
        FAULT,
        TIME
    }

    record Step(Kind kind, int server, int number) {}

    private static final List<Fault> FAULTS = List.of(Fault.values());

    private final Map<Integer, String> kept = new HashMap<>();

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(Kind.values()),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 9))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property(tries = 40)
    void aServerThatStaysWantedKeepsItsVolume(@ForAll("histories") List<Step> history) {
        kept.clear();
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(arena(
                3,
                "persistentVolumeClaimRetentionPolicy: {whenScaled: Delete}",
                "gameServerTemplate: {volumeClaimTemplates: [{metadata: {name: data}}],"
                        + " spec: {containers: [{name: game, image: 'game:1'}]}}"));
        cluster.settle();
        cluster.writer.witness = this::watch;
        look(cluster);

        for (Step step : history) {
            apply(step, cluster);
            look(cluster);
        }
        cluster.settle();

        look(cluster);
        assertThat(cluster.condition("Ready")).startsWith("True");
        for (int ordinal : wanted(cluster)) {
            assertThat(owners(Objects.requireNonNull(claim(cluster, ordinal)))).doesNotContain("Pod");
        }
        CrashAtEveryWriteTest.isAtRest(cluster);
    }

    /** Who is not wanted may lose everything. */
    private void watch(FaultyWriter.Write write) {
        assertThat(write.kind() == ResourceKind.PERSISTENT_VOLUME_CLAIM
                        && write.verb().equals("delete"))
                .isFalse();
        JsonNode intent = write.body().at("/metadata/annotations").path("gameroute.io/intent");
        if (write.kind() == ResourceKind.GAME_SERVER_SET && intent.isTextual()) {
            OrdinalSet wanted = OrdinalSet.parse(GameServerSets.yaml(intent.asText(), JsonNode.class)
                    .path("ordinals")
                    .asText());
            kept.keySet().removeIf(ordinal -> !wanted.contains(ordinal));
        }
    }

    private void look(SimulatedCluster cluster) {
        kept.forEach((ordinal, uid) -> {
            Stored claim = claim(cluster, ordinal);
            assertThat(claim == null ? "gone" : claim.uid())
                    .as("claim of %d", ordinal)
                    .isEqualTo(uid);
        });
        for (int ordinal : wanted(cluster)) {
            Stored claim = claim(cluster, ordinal);
            if (claim != null && !owners(claim).contains("Pod")) {
                kept.put(ordinal, claim.uid());
            }
        }
    }

    private static void apply(Step step, SimulatedCluster cluster) {
        switch (step.kind()) {
            case SCALE -> cluster.scale(1 + step.number() % 4);
            case ALLOCATE -> cluster.opsState(step.server(), OpsState.ALLOCATED);
            case FREE -> cluster.opsState(step.server(), OpsState.NONE);
            case DELETE_POD -> {
                // Whoever deletes the pod of a server that has just been given its claims, and is wanted again, is too
                // fast for us.
                Stored claim = claim(cluster, step.server());
                if (claim == null || !owners(claim).contains("Pod")) {
                    cluster.delete(ResourceKind.POD, step.server());
                }
            }
            case FAIL_POD -> cluster.failPod(step.server());
            case IMAGE -> cluster.image("game:" + step.number());
            case WHEN_SCALED -> retention(cluster, "whenScaled", step.number());
            case WHEN_DELETED -> retention(cluster, "whenDeleted", step.number());
            case RESTART -> cluster.restart();
            case FAULT -> cluster.writer.fail(1 + step.server(), FAULTS.get(step.number() % FAULTS.size()));
            case TIME -> {
                for (int i = 0; i < step.number() * 3; i++) {
                    cluster.advance();
                }
            }
        }
    }

    private static void retention(SimulatedCluster cluster, String field, int number) {
        cluster.editSpec(spec -> spec.withObjectProperty("persistentVolumeClaimRetentionPolicy")
                .put(field, number % 2 == 0 ? "Retain" : "Delete"));
    }

    private static OrdinalSet wanted(SimulatedCluster cluster) {
        return Intent.recordedOn(cluster.set()).map(Intent::ordinals).orElse(OrdinalSet.EMPTY);
    }

    private static @Nullable Stored claim(SimulatedCluster cluster, int ordinal) {
        ObjectKey key =
                SimulatedCluster.key("data-" + SimulatedCluster.server(ordinal).name());
        return cluster.api.get(ResourceKind.PERSISTENT_VOLUME_CLAIM, key);
    }

    private static List<String> owners(Stored claim) {
        return claim.metadata().findValuesAsText("kind");
    }
}

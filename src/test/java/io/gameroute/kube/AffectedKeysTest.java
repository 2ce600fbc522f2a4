package io.gameroute.kube;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.gameroute.GameServers;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AffectedKeysTest {
    private final AffectedKeys affected = new AffectedKeys(new ObjectLookup<Pod>(
            key -> Optional.empty(),
            (index, value) -> index.equals(CacheIndexes.BY_SET) && value.equals("games/arena")
                    ? List.of(GameServers.pod(0), GameServers.pod(1))
                    : List.of()));

    @Test
    void aTemplateThatChangedConcernsEachServerOfItsSet() {
        GameServerSet after = arena(2, "gameServerTemplate: {metadata: {labels: {season: winter}}}");

        assertThat(affected.serversOfSet(after, arena(2))).containsExactly("games/arena-0", "games/arena-1");
    }

    @Test
    void scalingConcernsNoServerThatIsThere() {
        assertThat(affected.serversOfSet(arena(5), arena(2))).isEmpty();
    }

    @Test
    void anObjectThatMovesFromOneSetToAnotherConcernsBoth() {
        assertThat(affected.set(podOf("league"), podOf("arena")))
                .containsExactlyInAnyOrder("games/league", "games/arena");
    }

    @Test
    void anObjectThatIsTakenFromItsSetConcernsTheSetThatLostIt() {
        assertThat(affected.set(
                        new PodBuilder(podOf("arena"))
                                .editMetadata()
                                .withLabels(Map.of())
                                .endMetadata()
                                .build(),
                        podOf("arena")))
                .containsExactly("games/arena");
    }

    @Test
    void anObjectThatStaysInItsSetConcernsItOnce() {
        assertThat(affected.set(podOf("arena"), podOf("arena"))).containsExactly("games/arena");
        assertThat(affected.set(podOf("arena"), null)).containsExactly("games/arena");
    }

    @Test
    void aSetThatIsNoLongerHeldConcernsEachOfItsServers() {
        GameServerSet held = arena(2);
        held.getMetadata().setAnnotations(Map.of("gameroute.io/dry-run", "true"));

        assertThat(affected.serversOfSet(arena(2), held)).containsExactly("games/arena-0", "games/arena-1");
    }

    @Test
    void aSetSeenForTheFirstTimeConcernsNoServerBecauseTheyAreSeenThemselves() {
        assertThat(affected.serversOfSet(arena(2), null)).isEmpty();
    }

    private static Pod podOf(String set) {
        return new PodBuilder(GameServers.pod(0))
                .editMetadata()
                .addToLabels(Labels.OWNER_GSS, set)
                .endMetadata()
                .build();
    }
}

package io.gameroute.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.api.GameServer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchDecisionTest {

    @Test
    void playersFindAServerThatIsReadyAndIdle() {
        assertThat(next(server("Ready", "None"))).map(MatchDecision::opsState).contains("Allocated");
    }

    @Test
    void playersStayAWhileAndThenLeave() {
        assertThat(outcomes(server("Ready", "Allocated"))).containsExactlyInAnyOrder("stay", "None");
    }

    @Test
    void aServerThatIsNotReadyOrThatSomebodyElseTookInHandIsLeftAlone() {
        assertThat(next(server("Creating", "None"))).isEmpty();
        assertThat(next(server("Ready", "Maintaining"))).isEmpty();
        assertThat(next(server("Ready", "WaitToBeDeleted"))).isEmpty();
    }

    @Test
    void withoutServersNothingHappens() {
        assertThat(MatchDecision.next(List.of(), new Random(1))).isEmpty();
    }

    private static Optional<MatchDecision> next(GameServer server) {
        return MatchDecision.next(List.of(server), new Random(1));
    }

    private static List<String> outcomes(GameServer server) {
        Random random = new Random(1);
        return IntStream.range(0, 50)
                .mapToObj(i -> MatchDecision.next(List.of(server), random)
                        .map(MatchDecision::opsState)
                        .orElse("stay"))
                .distinct()
                .collect(Collectors.toList());
    }

    private static GameServer server(String state, String opsState) {
        return Serialization.unmarshal("""
                apiVersion: game.kruise.io/v1alpha1
                kind: GameServer
                metadata: {name: match-0, namespace: default}
                spec: {opsState: %s, updatePriority: 0, deletionPriority: 0, networkDisabled: false}
                status: {currentState: %s}
                """.formatted(opsState, state), GameServer.class);
    }
}

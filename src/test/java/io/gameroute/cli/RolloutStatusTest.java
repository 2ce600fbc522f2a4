package io.gameroute.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.api.GameServerSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one waits for, and what is not worth waiting for. */
class RolloutStatusTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}|1|Complete|it is|WAITING|Waiting for gameserverset "arena" spec update to be observed...
            {}|2|UpdatingServers|1 of 2|WAITING|Waiting for gameserverset "arena" rollout to finish: 1 of 2...
            {}|2|UpdatePaused|1 of 2; paused|WAITING|Waiting for gameserverset "arena" rollout to finish: 1 of 2; paused...
            {}|2|Complete|it is|DONE|gameserverset "arena" successfully rolled out
            {rollingUpdate: {partition: 1}}|2|Complete|it is|DONE|gameserverset "arena" partitioned roll out complete: 1 of 2 game servers have the newest template
            {}|2|UpdateNotInPlace|no way|FAILED|gameserverset "arena": no way
            {}|2|DryRun|held|FAILED|gameserverset "arena": held
            {type: OnDelete}|2|UpdateOnDelete|x|FAILED|rollout status is only available for the RollingUpdate strategy
            """)
    void theConditionsDecide(
            String strategy, long observed, String reason, String text, RolloutStatus.State state, String message) {
        RolloutStatus status = RolloutStatus.of(set(strategy, observed, 2, reason, text));

        assertThat(status).isEqualTo(new RolloutStatus(state, message));
    }

    @ParameterizedTest
    @CsvSource({"1, WAITING", "2, DONE"})
    void aServerCountsWhenItIsAvailable(int available, RolloutStatus.State state) {
        assertThat(RolloutStatus.of(set("{}", 2, available, "Complete", "")).state())
                .isEqualTo(state);
    }

    private static GameServerSet set(String strategy, long observed, int available, String reason, String text) {
        return Serialization.unmarshal("""
                apiVersion: game.kruise.io/v1alpha1
                kind: GameServerSet
                metadata: {name: arena, generation: 2}
                spec: {replicas: 2, updateStrategy: %s}
                status:
                  observedGeneration: %d
                  currentReplicas: 2
                  readyReplicas: 2
                  availableReplicas: %d
                  updatedReplicas: 1
                  conditions: [{type: Progressing, status: 'True', reason: %s, message: '%s'}]
                """.formatted(strategy, observed, available, reason, text), GameServerSet.class);
    }
}

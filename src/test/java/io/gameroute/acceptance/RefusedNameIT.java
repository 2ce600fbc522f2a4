package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A set's name leaves room for ids of four digits; what no rule of the schema can see is that a reservation leads beyond them. */
@Acceptance
class RefusedNameIT {
    private static final String LONGEST = "a".repeat(58);

    private final Scenario scenario;

    RefusedNameIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void aServerWhoseNameIsTooLongIsAConditionAndAnEventAndTheOthersRun() {
        scenario.apply("""
                apiVersion: game.kruise.io/v1alpha1
                kind: GameServerSet
                metadata: {name: %s}
                spec:
                  replicas: 2
                  reserveGameServerIds: ["1-9999"]
                  gameServerTemplate: {spec: {containers: [{name: game, image: "nginx:1.25"}]}}
                """.formatted(LONGEST));

        scenario.eventually(
                () -> assertThat(degraded()).contains("CreateRefused").contains("63"));
        assertThat(degraded()).contains(LONGEST + "-10000");
        scenario.eventually(() -> assertThat(scenario.events("CreateRefused"))
                .extracting(event -> event.getMessage())
                .anyMatch(message -> message.contains(LONGEST + "-10000")));
        scenario.eventually(() -> assertThat(servers())
                .extracting(server -> server.getMetadata().getName() + " "
                        + server.getStatus().currentState())
                .containsExactly(LONGEST + "-0 Ready"));
    }

    private String degraded() {
        GameServerSet set = scenario.client()
                .resources(GameServerSet.class)
                .inNamespace(scenario.namespace())
                .withName(LONGEST)
                .get();
        List<Condition> conditions = Objects.requireNonNull(set).getStatus().conditions();
        return conditions.stream()
                .filter(condition -> condition.getType().equals("Degraded"))
                .map(condition -> condition.getReason() + ": " + condition.getMessage())
                .findFirst()
                .orElse("");
    }

    private List<GameServer> servers() {
        return scenario.client()
                .resources(GameServer.class)
                .inNamespace(scenario.namespace())
                .list()
                .getItems();
    }
}

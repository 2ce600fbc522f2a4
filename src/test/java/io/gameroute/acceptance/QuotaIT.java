package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.Test;

@Acceptance
class QuotaIT {
    private final Scenario scenario;

    QuotaIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void anExhaustedQuotaIsSaidInTheWordsOfTheApiServerAndHealsWhenTheQuotaGrows() {
        scenario.apply("""
                apiVersion: v1
                kind: ResourceQuota
                metadata: {name: few-pods}
                spec: {hard: {pods: "2"}}
                """);
        awaitInForce("2");
        scenario.create(4, "{}");

        scenario.awaitCondition("Degraded", "True CreateRefused");
        assertThat(scenario.condition("Degraded")).contains("exceeded quota: few-pods");
        scenario.eventually(() -> assertThat(scenario.events("CreateRefused"))
                .extracting(event -> event.getMessage())
                .anyMatch(message -> message.contains("exceeded quota: few-pods")));
        scenario.eventually(() -> assertThat(scenario.servers()).hasSize(2).allSatisfy(server -> assertThat(
                        server.getStatus().currentState())
                .isEqualTo("Ready")));

        quota().patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": {\"hard\": {\"pods\": \"10\"}}}");

        scenario.awaitReady(4);
        scenario.awaitCondition("Degraded", "False");
    }

    private void awaitInForce(String pods) {
        scenario.eventually(
                () -> assertThat(quota().get().getStatus().getHard()).containsEntry("pods", new Quantity(pods)));
    }

    private Resource<ResourceQuota> quota() {
        return scenario.client()
                .resourceQuotas()
                .inNamespace(scenario.namespace())
                .withName("few-pods");
    }
}

package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@Acceptance
class DiscoveryIT {
    private static final String SCRAPED = """
        {gameServerTemplate: {metadata: {annotations: {prometheus.io/scrape: "true", prometheus.io/port: "9100"}}}}
        """;

    private final Scenario scenario;

    DiscoveryIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void whoIsAllowedToLearnsWhichServersToScrape() throws Exception {
        scenario.deploy(2, SCRAPED);
        scenario.setOpsState(1, "Allocated");
        String token = serviceAccount("prometheus");
        bind("prometheus");

        scenario.eventually(() -> {
            JsonNode targets =
                    new ObjectMapper().readTree(get("Bearer " + token).body());
            assertThat(targets).hasSize(2);
            assertThat(targets.at("/1/targets/0").asText()).endsWith(":9100");
            assertThat(targets.at("/1/labels/__meta_gameserver_opsState").asText())
                    .isEqualTo("Allocated");
            assertThat(targets.at("/1/labels/__meta_gameserver_state").asText()).isEqualTo("Ready");
        });
    }

    @Test
    void whoIsNotAllowedToLearnsNothing() throws Exception {
        scenario.deploy(1, SCRAPED);
        HttpResponse<String> answer = get("Bearer " + serviceAccount("somebody"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("somebody may not get /sd/prometheus");
    }

    @Test
    void whoIsNotKnownLearnsNothing() throws Exception {
        assertThat(get("Bearer nonsense").statusCode()).isEqualTo(401);
        assertThat(get("").statusCode()).isEqualTo(401);
    }

    private String serviceAccount(String name) {
        scenario.client()
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(scenario.namespace())
                        .endMetadata()
                        .build())
                .create();
        return scenario.cluster().api().serviceAccountToken(scenario.namespace(), name);
    }

    private void bind(String serviceAccount) {
        scenario.client()
                .resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName("gameroute-prometheus-" + scenario.namespace())
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "gameroute-prometheus")
                        .addNewSubject("", "ServiceAccount", serviceAccount, scenario.namespace())
                        .build())
                .create();
    }

    private HttpResponse<String> get(String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(scenario.cluster().controllerUrl() + "/sd/prometheus?namespace=" + scenario.namespace()));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

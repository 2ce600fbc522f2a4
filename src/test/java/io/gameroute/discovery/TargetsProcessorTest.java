package io.gameroute.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.GameServerSets;
import io.gameroute.api.GameServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsProcessorTest {
    private static final String SCRAPED = "prometheus.io/scrape: \"true\", prometheus.io/port: \"9100\"";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Pod> pods = new ArrayList<>();
    private final GameServer allocated = GameServerSets.yaml(
            "{metadata: {name: arena-3}, spec: {opsState: Allocated}, status: {currentState: Ready}}",
            GameServer.class);
    private boolean knows = true;

    @Test
    void aServerWhosePodAsksForItIsATarget() throws IOException {
        pods.add(pod("games", "arena", SCRAPED));

        JsonNode answer = get(Map.of());

        assertThat(answer).hasSize(1);
        assertThat(answer.at("/0/targets").toString()).isEqualTo("[\"10.0.0.7:9100\"]");
    }

    @Test
    void aTargetTellsWhatIsKnownOfItsServer() throws IOException {
        pods.add(pod("games", "arena", SCRAPED));

        Map<?, ?> labels = JSON.convertValue(get(Map.of()).at("/0/labels"), Map.class);

        assertThat(labels)
                .isEqualTo(Map.ofEntries(
                        Map.entry("__scheme__", "http"),
                        Map.entry("__metrics_path__", "/metrics"),
                        Map.entry("__meta_gameserver_name", "arena-3"),
                        Map.entry("__meta_gameserver_namespace", "games"),
                        Map.entry("__meta_gameserver_set", "arena"),
                        Map.entry("__meta_gameserver_ordinal", "3"),
                        Map.entry("__meta_gameserver_state", "Ready"),
                        Map.entry("__meta_gameserver_opsState", "Allocated"),
                        Map.entry("__meta_gameserver_ip", "10.0.0.7"),
                        Map.entry("__meta_gameserver_node", "node-1"),
                        Map.entry("__meta_gameserver_hostIP", "192.0.2.1"),
                        Map.entry("__meta_gameserver_revision", "arena-5d4"),
                        Map.entry("__meta_gameserver_label_controller_revision_hash", "arena-5d4"),
                        Map.entry("__meta_gameserver_label_game_kruise_io_owner_gss", "arena")));
    }

    @Test
    void pathAndSchemeAreThoseOfTheAnnotations() throws IOException {
        pods.add(pod("games", "arena", SCRAPED + ", prometheus.io/path: /stats, prometheus.io/scheme: https"));

        JsonNode labels = get(Map.of()).at("/0/labels");

        assertThat(labels.path("__metrics_path__").asText()).isEqualTo("/stats");
        assertThat(labels.path("__scheme__").asText()).isEqualTo("https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prometheus.io/port: \"9100\"",
                "prometheus.io/scrape: \"false\", prometheus.io/port: \"9100\"",
                "prometheus.io/scrape: \"true\"",
                "prometheus.io/scrape: \"true\", prometheus.io/port: metrics",
                "prometheus.io/scrape: \"true\", prometheus.io/port: \"65536\"",
                "prometheus.io/scrape: \"true\", prometheus.io/port: \"80@evil.example:80\"",
                SCRAPED + ", prometheus.io/scheme: gopher",
                SCRAPED + ", prometheus.io/path: metrics",
                SCRAPED + ", prometheus.io/path: \"/m?x=1\""
            })
    void whatIsNotAskedForOrNotValidIsNoTarget(String annotations) throws IOException {
        pods.add(pod("games", "arena", annotations));

        assertThat(get(Map.of())).isEmpty();
    }

    @Test
    void aPodThatHasNoAddressOrHasEndedIsNoTarget() throws IOException {
        Pod waiting = pod("games", "arena", SCRAPED);
        waiting.getStatus().setPodIP(null);
        Pod ended = pod("games", "arena", SCRAPED);
        ended.getStatus().setPhase("Failed");
        pods.addAll(List.of(waiting, ended));

        assertThat(get(Map.of())).isEmpty();
    }

    @Test
    void anAddressOfVersionSixStandsInBrackets() throws IOException {
        Pod pod = pod("games", "arena", SCRAPED);
        pod.getStatus().setPodIP("fd00::7");
        pods.add(pod);

        assertThat(get(Map.of()).at("/0/targets/0").asText()).isEqualTo("[fd00::7]:9100");
    }

    @Test
    void aPodWhoseServerIsNotThereYetIsCreatingWithoutAWish() throws IOException {
        pods.add(pod("elsewhere", "arena", SCRAPED));

        JsonNode labels = get(Map.of()).at("/0/labels");

        assertThat(labels.path("__meta_gameserver_state").asText()).isEqualTo("Creating");
        assertThat(labels.path("__meta_gameserver_opsState").asText()).isEqualTo("None");
    }

    @Test
    void aNamespaceAndASetCanBeAskedFor() throws IOException {
        pods.add(pod("games", "arena", SCRAPED));
        pods.add(pod("games", "lobby", SCRAPED));
        pods.add(pod("elsewhere", "arena", SCRAPED));

        assertThat(get(Map.of("namespace", "games"))).hasSize(2);
        assertThat(get(Map.of("namespace", "games", "set", "lobby"))).hasSize(1);
        assertThat(get(Map.of("set", "nothing"))).isEmpty();
    }

    @Test
    void untilTheClusterIsKnownThereIsNoAnswerAtAllSoThatPrometheusKeepsWhatItHad() throws Exception {
        knows = false;

        assertThat(exchange(Map.of()).getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                .isEqualTo(503);
    }

    private JsonNode get(Map<String, Object> parameters) throws IOException {
        Exchange exchange = exchange(parameters);
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
        return JSON.readTree(exchange.getMessage().getBody(byte[].class));
    }

    private Exchange exchange(Map<String, Object> parameters) throws IOException {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeaders(new HashMap<>(parameters));
        new TargetsProcessor(() -> knows, () -> pods, key -> Optional.of(allocated)
                        .filter(server -> key.equals("games/arena-3")))
                .process(exchange);
        return exchange;
    }

    private static Pod pod(String namespace, String set, String annotations) {
        return GameServerSets.yaml("""
            metadata:
              name: %2$s-3
              namespace: %1$s
              labels: {game.kruise.io/owner-gss: %2$s, controller-revision-hash: arena-5d4}
              annotations: {%3$s}
            spec: {nodeName: node-1}
            status: {phase: Running, podIP: 10.0.0.7, hostIP: 192.0.2.1}
            """.formatted(namespace, set, annotations), Pod.class);
    }
}

package io.gameroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.api.GameServerSet;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.cluster.TestNamespace;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code {{secret:NAMESPACE/NAME/KEY}}} in a sink, with a Secret of a real cluster. */
@ExtendWith(ControlPlaneExtension.class)
class SecretPlaceholderIT {
    private static final String VALUE = "s3cret-of-the-cluster";

    @TempDir
    Path folder;

    private final KubernetesClient admin;
    private final ControlPlane cluster;
    private final TestNamespace namespace;
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    SecretPlaceholderIT(ControlPlane cluster, TestNamespace namespace) {
        this.cluster = cluster;
        this.admin = cluster.adminClient();
        this.namespace = namespace;
    }

    @BeforeEach
    void start() throws Exception {
        cluster.installCrds(Path.of("deploy/crds"));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        Secret secret = new SecretBuilder()
                .withNewMetadata()
                .withName("receiver")
                .withNamespace(namespace.name())
                .endMetadata()
                .addToStringData("token", VALUE)
                .build();
        admin.resource(secret).create();
        Files.writeString(folder.resolve("http.camel.yaml"), """
            - route:
                id: http
                from:
                  uri: gameserver-events:http?from=earliest
                  steps:
                    - to:
                        uri: kamelet:event-http-sink
                        parameters:
                          url: http://127.0.0.1:%d/
                          token: "{{secret:%s/receiver/token}}"
            """.formatted(
                        receiver.getAddress().getPort(), namespace.name()));
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void the_receiver_gets_what_the_secret_holds() {
        try (RunningGameRoute running = start(admin)) {
            GameServerSet set = new GameServerSet();
            set.getMetadata().setName("arena");
            set.getMetadata().setNamespace(namespace.name());
            set.setSpec(io.fabric8.kubernetes.client.utils.Serialization.unmarshal(
                    "replicas: 0\ngameServerTemplate: {spec: {containers: [{name: game, image: game}]}}\n",
                    io.gameroute.api.GameServerSetSpec.class));
            admin.resource(set).create();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(sinkFiles(running)).isEqualTo("running"));
            await().atMost(Duration.ofSeconds(30)).until(() -> !authorizations.isEmpty());
            assertThat(authorizations).containsOnly("Bearer " + VALUE);
        }
    }

    @Test
    void a_key_that_is_not_there_is_named() throws Exception {
        Path file = folder.resolve("http.camel.yaml");
        Files.writeString(file, Files.readString(file).replace("/token}}", "/tokem}}"));
        try (RunningGameRoute running = start(admin)) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(sinkFiles(running))
                    .contains("there is no key tokem in the Secret " + namespace.name() + "/receiver"));
        }
    }

    @Test
    void without_the_right_to_read_it_the_sink_does_not_run_and_says_why() {
        try (RunningGameRoute running = start(cluster.clientFor("viewer"))) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(sinkFiles(running))
                    .startsWith("not running: http.camel.yaml")
                    .containsIgnoringCase("forbidden")
                    .doesNotContain(VALUE));
        }
    }

    private RunningGameRoute start(KubernetesClient client) {
        return RunningGameRoute.start(
                client,
                namespace.name(),
                Map.of(
                        "gameroute.routes.sinks",
                        folder.toString(),
                        "gameroute.leader-election.enabled",
                        "false",
                        "gameroute.namespace",
                        namespace.name()));
    }

    private static String sinkFiles(RunningGameRoute running) {
        HealthCheck.Result result = HealthCheckRegistry.get(running.context())
                .getCheck("sink-files")
                .orElseThrow()
                .call();
        return String.valueOf(result.getDetails().get("http.camel.yaml"));
    }
}

package io.gameroute.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.gameroute.RunningGameRoute;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.cluster.CrdInstaller;
import io.gameroute.dev.apiserver.EmbeddedApiServer;
import io.gameroute.dev.apiserver.EmbeddedApiServerOptions;
import io.gameroute.dev.nodes.SimulatedNodes;
import io.gameroute.dev.nodes.SimulatedNodesOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running controller tells Prometheus, against what the manual, the dashboard and the alerts are made of. */
class MonitoringIT {
    private static final Path MANUAL = Path.of("docs", "monitoring.md");
    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)[{ ]", Pattern.MULTILINE);
    private static final Pattern TYPE = Pattern.compile("^# TYPE (\\S+) ", Pattern.MULTILINE);
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z][A-Za-z_]+)` \\|", Pattern.MULTILINE);
    private static final Pattern OURS = Pattern.compile("(okg|gameroute|workqueue|leader)_.*");

    /** Nobody makes a network yet. */
    private static final Set<String> NOT_YET = Set.of("okg_gameserver_network_ready_duration_seconds");

    private static EmbeddedApiServer cluster;
    private static KubernetesClient client;
    private static SimulatedNodes nodes;
    private static RunningGameRoute controller;
    private static String scraped = "";

    @BeforeAll
    static void aSetThatGetsSmaller(@TempDir Path folder) throws Exception {
        Path kubeconfig = folder.resolve("kubeconfig");
        cluster = EmbeddedApiServer.start(EmbeddedApiServerOptions.DEFAULT.withKubeconfig(kubeconfig));
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(Files.readString(kubeconfig)))
                .build();
        new CrdInstaller(client).install(Path.of("deploy/crds"));
        nodes = SimulatedNodes.start(client, SimulatedNodesOptions.DEFAULTS);
        controller = RunningGameRoute.start(client, "default", Map.of("gameroute.metrics.authenticated", "true"));
        create(Files.readString(Path.of("deploy/examples/match.yaml")));
        eventually("okg_gameserver_ready_duration_seconds{");
        client.resources(GameServerSet.class)
                .inNamespace("default")
                .withName("match")
                .scale(1);
        System.gc();
        eventually(
                "gameroute_gameservers_scaled_down_total{gameserverset=\"match\",namespace=\"default\",opsState=\"None\"} 3.0");
        eventually("gameroute_sink_lag{");
        eventually("gameroute_sink_file_broken{");
        eventually("jvm_gc_pause_seconds_sum{");
    }

    @AfterAll
    static void end() {
        controller.close();
        nodes.close();
        client.close();
        cluster.close();
    }

    @Test
    void everyMetricOfTheDashboardAndOfTheAlertsIsExposed() {
        Set<String> exposed = found(SAMPLE, scraped);

        assertThat(MonitoringFiles.expressions())
                .allSatisfy(expression -> assertThat(PromExpression.metrics(expression))
                        .as(expression)
                        .isSubsetOf(exposed));
    }

    @Test
    void theManualNamesWhatIsExposedAndNothingElse() throws IOException {
        Set<String> exposed = found(TYPE, scraped).stream()
                .filter(name -> OURS.matcher(name).matches() && !name.endsWith("_max"))
                .collect(Collectors.toCollection(TreeSet::new));
        exposed.addAll(NOT_YET);
        Set<String> explained = found(ROW, Files.readString(MANUAL)).stream()
                .filter(name -> OURS.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(exposed).isEqualTo(explained);
    }

    @Test
    void nothingIsSaidOfServersThatAreGone() throws Exception {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client.resources(GameServer.class)
                                .inNamespace("default")
                                .list()
                                .getItems()
                                .size()
                        == 1);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> scrape().lines()
                                .filter(line -> line.startsWith("okg_gameserver_deletion_priority{"))
                                .count()
                        == 1);
    }

    @Test
    void whereTheyAreGuardedMetricsAreForThoseWhomTheClusterKnows() throws Exception {
        assertThat(get("/observe/metrics", "nonsense").statusCode()).isEqualTo(401);
        assertThat(get("/observe/metrics/", "nonsense").statusCode()).isEqualTo(401);
        assertThat(get("/observe/health/live", "nonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverWatchesOverTheProcessHearsOfItsHeap() throws Exception {
        assertThat(get("/observe/health/live", "nonsense").body()).contains("\"name\":\"heap\"");
    }

    @Test
    void theEmbeddedClusterSaysWhoMayKnowTheTargets() throws Exception {
        assertThat(get("/sd/prometheus", client.getConfiguration().getAutoOAuthToken())
                        .body())
                .startsWith("[");
        assertThat(get("/sd/prometheus", "nonsense").statusCode()).isEqualTo(401);
    }

    private static void create(String manifest) {
        HasMetadata set = client.load(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)))
                .items()
                .get(0);
        client.resource(set).inNamespace("default").create();
    }

    private static void eventually(String series) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            scraped = scrape();
            assertThat(scraped).contains(series);
        });
    }

    private static String scrape() throws IOException, InterruptedException {
        return get("/observe/metrics", client.getConfiguration().getAutoOAuthToken())
                .body();
    }

    private static HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(controller.url() + path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

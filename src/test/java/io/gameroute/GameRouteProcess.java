package io.gameroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gameroute.cluster.ControlPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the build leaves, as a process of its own: {@code java -jar target/gameroute.jar run}. The property {@code jar.java} names another Java
 * to run it on.
 */
final class GameRouteProcess implements AutoCloseable {
    private static final String JAVA = System.getProperty(
            "jar.java", Path.of(System.getProperty("java.home"), "bin", "java").toString());

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final int port;

    private GameRouteProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * @param folder where its log and its data are kept
     * @param namespace where its Lease is
     */
    static GameRouteProcess start(ControlPlane cluster, Path folder, String namespace) throws IOException {
        int port = FreePort.find();
        Path log = Files.createDirectories(folder).resolve("log");
        List<String> command = List.of(
                JAVA,
                "-jar",
                "target/gameroute.jar",
                "run",
                "--log-format=json",
                "--kubeconfig=" + cluster.kubeconfig(),
                "--data=" + folder.resolve("data"),
                "--set=gameroute.leader-election.namespace=" + namespace,
                "--set=gameroute.http.port=" + port);
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(log.toFile())
                .start();
        return new GameRouteProcess(process, log, port);
    }

    void awaitReady() {
        await().atMost(Duration.ofSeconds(90)).ignoreExceptions().untilAsserted(() -> assertThat(
                        get("/observe/health/ready").statusCode())
                .as("ready; its log: %s", log())
                .isEqualTo(200));
    }

    void awaitLeading() {
        await().atMost(Duration.ofSeconds(90)).until(this::leads);
    }

    /** What it said last of it. */
    boolean leads() {
        String said = log();
        return said.lastIndexOf("became leader") > said.lastIndexOf("stopped leading");
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many keys wait in that queue, as it tells Prometheus. */
    double waiting(String queue) throws IOException, InterruptedException {
        String beginning = "workqueue_depth{name=\"" + queue + "\"} ";
        return get("/observe/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(beginning.length())))
                .findFirst()
                .orElseThrow();
    }

    /** Asks it to end, as Kubernetes does. */
    boolean end(Duration patience) throws InterruptedException {
        process.destroy();
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends it in the middle of whatever it does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}

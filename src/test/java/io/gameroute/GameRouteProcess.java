package io.gameroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gameroute.cluster.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the build leaves, as a process of its own: {@code java -jar target/gameroute.jar run}. The property {@code jar.java} names another Java
 * to run it on.
 */
public final class GameRouteProcess implements AutoCloseable {
    private static final String JAVA = System.getProperty(
            "jar.java", Path.of(System.getProperty("java.home"), "bin", "java").toString());

    private static final int TICKS_PER_SECOND = 100;

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
    static GameRouteProcess start(TestCluster cluster, Path folder, String namespace) throws IOException {
        return start(cluster, folder, List.of(), List.of("gameroute.leader-election.namespace=" + namespace));
    }

    /**
     * @param folder where its log and its data are kept
     * @param flags of the JVM
     * @param settings each {@code KEY=VALUE}
     */
    public static GameRouteProcess start(TestCluster cluster, Path folder, List<String> flags, List<String> settings)
            throws IOException {
        int port = FreePort.find();
        Path log = Files.createDirectories(folder).resolve("log");
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(flags);
        command.addAll(List.of(
                "-jar",
                "target/gameroute.jar",
                "run",
                "--log-format=json",
                "--kubeconfig=" + cluster.kubeconfig(),
                "--data=" + folder.resolve("data"),
                "--set=gameroute.http.port=" + port));
        settings.forEach(setting -> command.add("--set=" + setting));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(log.toFile())
                .start();
        return new GameRouteProcess(process, log, port);
    }

    public void awaitReady() {
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

    /** In user and system mode, of all its threads. */
    public double cpuSeconds() throws IOException {
        String[] stat =
                Files.readString(Path.of("/proc/" + process.pid() + "/stat")).split(" ");
        return (Long.parseLong(stat[13]) + Long.parseLong(stat[14])) / (double) TICKS_PER_SECOND;
    }

    /** The most that was ever resident, in MiB. */
    public long peakRss() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
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

package io.gameroute.bench;

import io.gameroute.FreePort;
import io.gameroute.cluster.ControlPlane;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** The jar, running as a process of its own, as it runs in a cluster; its CPU time and memory are those of the operating system. */
public final class ControllerProcess implements AutoCloseable {
    private static final int TICKS_PER_SECOND = 100;

    private final Path log = Files.createTempFile("gameroute-bench", ".log");
    private final Process process;

    /**
     * Returns when it is ready.
     *
     * @param events whether the event log and the sinks run too
     * @param flags of the JVM, separated by spaces
     */
    public ControllerProcess(ControlPlane cluster, boolean events, String flags) throws IOException {
        int port = FreePort.find();
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(List.of(flags.split(" ")));
        command.addAll(List.of(
                "-jar",
                "target/gameroute.jar",
                "run",
                "--kubeconfig=" + cluster.kubeconfig(),
                "--data=" + Files.createTempDirectory("gameroute-bench"),
                "--set=gameroute.http.port=" + port,
                "--set=gameroute.leader-election.enabled=false",
                "--set=gameroute.events.enabled=" + events));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Awaitility.await("the controller becomes ready; see " + log)
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> isReady(port));
    }

    private static boolean isReady(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/health"))
                .build();
        return HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    public Path log() {
        return log;
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

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}

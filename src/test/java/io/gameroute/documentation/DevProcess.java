package io.gameroute.documentation;

import static org.awaitility.Awaitility.await;

import io.gameroute.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code java -jar target/gameroute.jar dev}, as a user starts it. */
final class DevProcess implements AutoCloseable {
    private final Process process;
    private final Path out;

    private DevProcess(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    /** Returns when it says that it runs. */
    static DevProcess start(Path folder, String... options) {
        Path out = folder.resolve("dev.out");
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-jar",
                    "target/gameroute.jar",
                    "dev",
                    "--set",
                    "gameroute.http.port=" + FreePort.find()));
            command.addAll(List.of(options));
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(folder.resolve("dev.err").toFile())
                    .start();
            DevProcess dev = new DevProcess(process, out);
            await().atMost(Duration.ofSeconds(90)).until(() -> dev.said().contains("Ctrl-C"));
            return dev;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String said() {
        try {
            return Files.readString(out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path kubeconfig() {
        return Path.of(said().lines()
                .filter(line -> line.contains("export KUBECONFIG="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow());
    }

    /** The commands that it proposes. */
    List<String> proposals() {
        return said().lines()
                .map(String::strip)
                .filter(line -> line.startsWith("kubectl "))
                .toList();
    }

    /** As Ctrl-C does; says whether it ended in time. */
    boolean end() throws InterruptedException {
        process.destroy();
        return process.waitFor(30, TimeUnit.SECONDS);
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    /** Asked first, so that it can end the processes that it has started. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}

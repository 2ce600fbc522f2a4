package io.gameroute.dev.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the real kubectl. Its caches are kept in the folder of the kubeconfig. */
record Kubectl(Path binary, Path kubeconfig) {
    record Result(int exit, String output) {}

    /** The output of a command that must succeed. */
    String run(String... arguments) {
        Result result = tried(Map.of(), arguments);
        assertThat(result.exit())
                .as(String.join(" ", arguments) + "\n" + result.output())
                .isZero();
        return result.output();
    }

    Result tried(Map<String, String> environment, String... arguments) {
        try {
            Path output = Files.createTempFile(kubeconfig.getParent(), "output", ".txt");
            Process process = start(environment, output, arguments);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("kubectl ends").isTrue();
            return new Result(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Process start(Map<String, String> environment, Path output, String... arguments) {
        List<String> command = new ArrayList<>(List.of(binary.toString(), "--kubeconfig", kubeconfig.toString()));
        command.addAll(List.of("--cache-dir", kubeconfig.resolveSibling("cache").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

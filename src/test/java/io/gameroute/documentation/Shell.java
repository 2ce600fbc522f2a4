package io.gameroute.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Runs commands as a person would who has kubectl and a kubeconfig. */
public record Shell(Path kubectl, Path kubeconfig) {
    /** What a command printed, standard error included, and its exit code. */
    public record Answer(int code, String text) {}

    public Answer run(String command) {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("PATH", kubectl.getParent() + ":" + environment.get("PATH"));
        environment.put("KUBECONFIG", kubeconfig.toString());
        try {
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

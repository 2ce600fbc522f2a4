package io.gameroute.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gameroute.sinks.SinkPolicy;
import io.gameroute.sinks.SinkProblem;
import io.gameroute.sinks.SinkValidation;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gameroute routes}: checks the operators' routes, and shows how those of a running process do. */
@Command(name = "routes", description = "Checks the routes of sinks, and shows how they do.")
final class RoutesCommand implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SINK = "gameserver-events:";
    private static final String FILES = "sink-files";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, such as validate");
    }

    @Command(
            name = "validate",
            description =
                    "Says what is wrong with the sinks of a directory, as file:line: message. Exit code 1 if anything is.")
    int validate(
            @Parameters(paramLabel = "DIR", description = "the directory, such as routes/sinks") Path directory,
            @Option(
                            names = "--kamelets",
                            paramLabel = "DIR",
                            description = "the directory with kamelets; kamelets without it")
                    @Nullable
                    Path kamelets,
            @Option(
                            names = "--allow",
                            paramLabel = "NAME",
                            split = ",",
                            description = "what gameroute.sinks.allow will be")
                    @Nullable
                    Set<String> allow) {
        SinkValidation.Result result;
        try {
            result = SinkValidation.of(
                    directory,
                    kamelets == null ? Path.of("kamelets") : kamelets,
                    new SinkPolicy(allow == null ? Set.of() : allow));
        } catch (IOException unreadable) {
            throw new UserException(unreadable.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        for (SinkProblem problem : result.problems()) {
            out.println(directory.resolve(problem.file())
                    + problem.toString().substring(problem.file().length()));
        }
        out.println(result.files() + " files, " + result.problems().size() + " problems");
        out.flush();
        return result.problems().isEmpty() ? 0 : 1;
    }

    @Command(name = "list", description = "The sink files and sinks of a running process.")
    int list(
            @Option(
                            names = "--url",
                            paramLabel = "URL",
                            defaultValue = "http://127.0.0.1:8080",
                            description = "where it serves health; ${DEFAULT-VALUE} without it")
                    String url)
            throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        for (JsonNode check : health(url).path("checks")) {
            String name = check.path("name").asText(check.path("id").asText());
            JsonNode data = check.path("data");
            if (name.endsWith(FILES)) {
                data.properties().forEach(file -> {
                    if (file.getKey().endsWith(".camel.yaml")) {
                        out.println(file.getKey() + " " + file.getValue().asText());
                    }
                });
            } else if (name.startsWith(SINK)) {
                out.println("sink " + name.substring(SINK.length()) + " lag "
                        + data.path("sink.lag").asText("?") + " failures "
                        + data.path("sink.failures").asText("?") + " dead letters "
                        + data.path("sink.dead.letters").asText("?") + error(data));
            }
        }
        out.flush();
        return 0;
    }

    private static String error(JsonNode data) {
        return data.has("sink.error") ? " error " + data.path("sink.error").asText() : "";
    }

    private static JsonNode health(String url) throws InterruptedException {
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/observe/health"))
                    .timeout(PATIENCE)
                    .build();
            return new ObjectMapper()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException | IllegalArgumentException unreachable) {
            throw new UserException("no process answers at " + url + " (--url): " + unreachable);
        }
    }
}

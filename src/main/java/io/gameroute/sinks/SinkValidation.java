package io.gameroute.sinks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks a directory without running anything, away from a cluster: as {@code run} will, but for what only it can know. */
public final class SinkValidation {
    private SinkValidation() {}

    /** @param problems none when all files are right */
    public record Result(int files, List<SinkProblem> problems) {}

    public static Result of(Path directory, Path kamelets, SinkPolicy policy) throws IOException {
        SinkFiles files = new SinkFilesReader(directory, kamelets).read();
        SinkCheck check = new SinkCheck(policy, SinkSurroundings.elsewhere(kamelets));
        List<RouteFile> right = new ArrayList<>();
        List<SinkProblem> problems = new ArrayList<>();
        files.routes().forEach((name, text) -> {
            try {
                RouteFile file = RouteFile.of(name, text);
                List<SinkProblem> found = new ArrayList<>(SinkClash.problems(file, right));
                found.addAll(check.problems(file, files.values()));
                if (found.isEmpty()) {
                    right.add(file);
                }
                problems.addAll(found);
            } catch (RouteSyntaxException syntax) {
                problems.add(RouteFile.problem(name, syntax));
            }
        });
        return new Result(files.routes().size(), problems);
    }
}

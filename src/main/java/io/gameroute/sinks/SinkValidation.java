package io.gameroute.sinks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks a directory without running anything, away from a cluster: as {@code run} will, but for what only it can know. */
public final class SinkValidation {
    private SinkValidation() {}

    /** @param problems none when all files are right */
    public record Result(int files, List<SinkProblem> problems) {}

    public static Result of(Path directory, Path kamelets, SinkPolicy policy) throws IOException {
        SinkFiles files = new SinkFilesReader(directory, kamelets).read();
        SinkCheck check = new SinkCheck(policy, SinkSurroundings.elsewhere(kamelets));
        Map<String, String> right = new TreeMap<>();
        List<SinkProblem> problems = new ArrayList<>();
        files.routes().forEach((file, text) -> {
            List<SinkProblem> found = new ArrayList<>(SinkClash.problems(file, text, right));
            found.addAll(check.problems(file, text, files.values()));
            if (found.isEmpty()) {
                right.put(file, text);
            }
            problems.addAll(found);
        });
        return new Result(files.routes().size(), problems);
    }
}

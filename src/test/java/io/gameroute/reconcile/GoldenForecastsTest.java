package io.gameroute.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.kube.ObjectKey;
import io.gameroute.reconcile.execute.GoldenSnapshots;
import io.gameroute.reconcile.gameserverset.Forecast;
import io.gameroute.reconcile.gameserverset.ForecastPlanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One directory is one rule of what is said before it is done; written anew as the plans are ({@link GoldenPlansTest}). */
class GoldenForecastsTest {
    private static final Path FORECASTS = Path.of("src/test/resources/forecasts");
    private static final boolean WRITE = Boolean.getBoolean("golden.write");

    @TestFactory
    Stream<DynamicTest> forecasts() throws IOException {
        try (Stream<Path> directories = Files.list(FORECASTS)) {
            return directories.sorted().toList().stream()
                    .map(directory -> DynamicTest.dynamicTest(
                            directory.getFileName().toString().replace('-', ' '), () -> check(directory)));
        }
    }

    private static void check(Path directory) throws IOException {
        GoldenCase golden = GoldenCase.read(directory);
        GoldenSnapshots snapshots =
                new GoldenSnapshots(new KnownObjects(golden), Instant.parse("2026-01-01T00:01:00Z"));
        String text = text(ForecastPlanner.forecast(snapshots.set(new ObjectKey("games", "arena"), "", 0)));
        Path expected = directory.resolve("out-forecast.txt");
        if (WRITE) {
            Files.writeString(expected, text);
        }
        assertThat(text).isEqualTo(Files.readString(expected));
    }

    private static String text(Forecast forecast) {
        StringBuilder text = new StringBuilder();
        text.append("servers ")
                .append(forecast.from())
                .append(" -> ")
                .append(forecast.to())
                .append('\n');
        forecast.steps().forEach(step -> text.append(step.verb())
                .append(' ')
                .append(step.server())
                .append(' ')
                .append(step.when())
                .append(step.opsState().isEmpty() ? "" : " [" + step.opsState() + "]")
                .append(": ")
                .append(step.why())
                .append('\n'));
        return text.append(forecast.summary()).append('\n').toString();
    }
}

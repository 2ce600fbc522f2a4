package io.gameroute.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table is written, not compared, with {@code -Dmetrics-doc.write}. */
class MetricsDocTest {
    private static final Path FILE = Path.of("docs", "monitoring.md");
    private static final String BEGIN = "<!-- metrics: generated -->\n";
    private static final String END = "<!-- metrics: end -->";
    private static final boolean WRITE = System.getProperty("metrics-doc.write") != null;

    @Test
    void the_table_of_metrics_is_what_the_leader_tells() throws IOException {
        String present = Files.readString(FILE);
        String current = present.substring(0, present.indexOf(BEGIN))
                + BEGIN
                + table()
                + END
                + present.substring(present.indexOf(END) + END.length());
        if (WRITE) {
            Files.writeString(FILE, current);
        }

        assertThat(FILE)
                .as("refresh it with: mvn test -Dtest=MetricsDocTest -Dmetrics-doc.write")
                .content()
                .isEqualTo(current);
    }

    private static String table() {
        return "| name | type | labels | series | meaning |\n| --- | --- | --- | --- | --- |\n"
                + FleetCollector.FAMILIES.stream().map(MetricsDocTest::row).collect(Collectors.joining());
    }

    private static String series(Family family) {
        if (family.ofServer()) {
            return "one a server";
        }
        return family.labels().size() > 1 ? "some a set" : family.labels().isEmpty() ? "one" : "some";
    }

    private static String row(Family family) {
        String labels = family.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
        return "| `" + family.exposedName() + "` | "
                + family.type().name().toLowerCase(Locale.ROOT) + " | " + labels + " | "
                + series(family) + " | "
                + family.help() + " |\n";
    }
}

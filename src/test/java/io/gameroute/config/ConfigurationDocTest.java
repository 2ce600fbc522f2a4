package io.gameroute.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table is written, not compared, with {@code -Dconfiguration-doc.write}. */
class ConfigurationDocTest {
    private static final Path FILE = Path.of("docs", "configuration.md");
    private static final String BEGIN = "<!-- settings: generated -->\n";
    private static final String END = "<!-- settings: end -->";
    private static final boolean WRITE = System.getProperty("configuration-doc.write") != null;

    @Test
    void the_table_of_settings_is_what_the_program_accepts() throws IOException {
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
                .as("refresh it with: mvn test -Dtest=ConfigurationDocTest -Dconfiguration-doc.write")
                .content()
                .isEqualTo(current);
    }

    private static String table() {
        return "| key | environment variable | default | meaning | valid |\n| --- | --- | --- | --- | --- |\n"
                + Settings.ALL.stream().map(ConfigurationDocTest::row).collect(Collectors.joining());
    }

    private static String row(Setting<?> setting) {
        String standard = setting.defaultText().isEmpty() ? "" : code(setting.defaultText());
        return "| " + code(setting.key()) + " | " + code(setting.variable()) + " | " + standard + " | "
                + setting.meaning() + " | " + setting.valid() + " |\n";
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}

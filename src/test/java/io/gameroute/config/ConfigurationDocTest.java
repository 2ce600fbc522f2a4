package io.gameroute.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table and the list are written, not compared, with {@code -Dconfiguration-doc.write}. */
class ConfigurationDocTest {
    private static final Path FILE = Path.of("docs", "configuration.md");
    private static final Path PROPERTIES = Path.of("src", "main", "resources", "application.properties");
    private static final String BEGIN = "<!-- settings: generated -->\n";
    private static final String END = "<!-- settings: end -->";
    private static final boolean WRITE = System.getProperty("configuration-doc.write") != null;

    @Test
    void the_table_of_settings_is_what_the_program_accepts() throws IOException {
        isBetween(BEGIN, table(), END, FILE);
    }

    @Test
    void the_properties_file_names_every_setting_with_its_default() throws IOException {
        isBetween("# settings: generated\n", list(), "# settings: end", PROPERTIES);
    }

    @Test
    void the_properties_file_can_be_used_as_a_file_of_settings() throws Exception {
        Properties settings = new Properties();
        settings.load(new StringReader(list().replaceAll("(?m)^#(?=gameroute)", "")));
        Map<String, String> file = settings.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), settings::getProperty));

        assertThat(file).hasSameSizeAs(Settings.ALL);
        assertThat(Configuration.of(file, Map.of(), Map.of())).isEqualTo(Configuration.defaults());
    }

    private static void isBetween(String begin, String text, String end, Path file) throws IOException {
        String present = Files.readString(file);
        String current = present.substring(0, present.indexOf(begin))
                + begin
                + text
                + end
                + present.substring(present.indexOf(end) + end.length());
        if (WRITE) {
            Files.writeString(file, current);
        }

        assertThat(file)
                .as("refresh it with: mvn test -Dtest=ConfigurationDocTest -Dconfiguration-doc.write")
                .content()
                .isEqualTo(current);
    }

    private static String list() {
        return Settings.ALL.stream()
                .map(setting -> "# " + setting.meaning() + " Valid: " + setting.valid() + ".\n#"
                        + (setting.key() + " = " + setting.defaultText()).strip() + "\n")
                .collect(Collectors.joining());
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

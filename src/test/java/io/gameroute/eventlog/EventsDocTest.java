package io.gameroute.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The tables are written, not compared, with {@code -Devents-doc.write}. */
class EventsDocTest {
    private static final Path FILE = Path.of("docs", "events.md");
    private static final String OPTIONS = "META-INF/io/gameroute/component/events/gameserver-events.json";

    @Test
    void the_tables_say_what_the_program_does() throws IOException {
        String current = Files.readString(FILE);
        current = replaced(current, "options", options());
        current = replaced(current, "types", types());
        current = replaced(current, "common", common());
        if (System.getProperty("events-doc.write") != null) {
            Files.writeString(FILE, current);
        }

        assertThat(FILE)
                .as("refresh it with: mvn test -Dtest=EventsDocTest -Devents-doc.write")
                .content()
                .isEqualTo(current);
    }

    private static String replaced(String text, String section, String table) {
        String begin = "<!-- " + section + ": generated -->\n";
        int from = text.indexOf(begin) + begin.length();
        return text.substring(0, from) + table + text.substring(text.indexOf("<!-- " + section + ": end -->"));
    }

    private static String options() throws IOException {
        try (InputStream metadata = EventsDocTest.class.getClassLoader().getResourceAsStream(OPTIONS)) {
            JsonNode properties = new ObjectMapper()
                    .readTree(Objects.requireNonNull(metadata))
                    .path("properties");
            return "| option | default | meaning |\n| --- | --- | --- |\n"
                    + StreamSupport.stream(((Iterable<String>) properties::fieldNames).spliterator(), false)
                            .filter(name -> "consumer"
                                    .equals(properties.path(name).path("label").asText()))
                            .map(name -> "| `" + name + "` | " + standard(properties.path(name)) + " | "
                                    + properties.path(name).path("description").asText() + " |\n")
                            .collect(Collectors.joining());
        }
    }

    private static String standard(JsonNode option) {
        String value = option.path("defaultValue").asText("");
        return value.isEmpty() ? "" : "`" + value + "`";
    }

    private static String types() {
        return "| type | `change` | schema |\n| --- | --- | --- |\n"
                + Arrays.stream(EventType.values())
                        .map(type -> "| `" + type.text() + "` | "
                                + components(type.change())
                                        .map(part ->
                                                "`" + EventSchemas.name(part) + "`: " + EventSchemas.description(part))
                                        .collect(Collectors.joining("<br>"))
                                + " | [schema](events/" + type.text().substring("io.gameroute.".length())
                                + ".schema.json) |\n")
                        .collect(Collectors.joining());
    }

    private static String common() {
        return "| field | meaning |\n| --- | --- |\n"
                + Stream.concat(
                                components(GameServerEvent.class)
                                        .filter(part -> !part.getName().equals("change"))
                                        .map(part -> row("", part)),
                                components(Subject.class).map(part -> row("subject.", part)))
                        .collect(Collectors.joining());
    }

    private static String row(String prefix, RecordComponent part) {
        return "| `" + prefix + EventSchemas.name(part) + "` | " + EventSchemas.description(part) + " |\n";
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents());
    }
}

package io.gameroute.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas are written, not compared, with {@code -Devent-schemas.write}. */
class EventSchemasTest {
    private static final Path DIRECTORY = Path.of("docs", "events");
    private static final boolean WRITE = System.getProperty("event-schemas.write") != null;

    @ParameterizedTest
    @EnumSource(EventType.class)
    void each_type_has_the_schema_of_what_is_written(EventType type) throws Exception {
        Path file = file(type);
        String current = EventSchemas.text(type);
        if (WRITE) {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, current);
        }

        assertThat(file)
                .as("refresh it with: mvn test -Dtest=EventSchemasTest -Devent-schemas.write")
                .content()
                .isEqualTo(current);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void an_event_of_each_type_is_valid_by_its_schema(EventType type) throws IOException {
        assertThat(EveryEvent.of(type)).isNotEmpty().allSatisfy(event -> assertThat(
                        errors(type, EventJson.write(event)))
                .isEmpty());
    }

    @Test
    void a_schema_refuses_what_it_does_not_know() throws IOException {
        assertThat(errors(EventType.SERVER_STATE, "{\"surprise\": 1}")).isNotEmpty();
    }

    private static List<Error> errors(EventType type, String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file(type)), InputFormat.JSON);
        return schema.validate(json, InputFormat.JSON);
    }

    private static Path file(EventType type) {
        return DIRECTORY.resolve(type.text().substring("io.gameroute.".length()) + ".schema.json");
    }
}

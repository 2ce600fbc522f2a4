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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
        List<GameServerEvent> events =
                everything().stream().filter(event -> event.type() == type).toList();

        assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(errors(type, EventJson.write(event)))
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

    /** The life of one server and one set in which everything happens. */
    private static List<GameServerEvent> everything() {
        Seen born = Seen.server(0);
        Seen ready = born.revision("a").state("Ready").network("Ready").annotation("sink", "cmdb");
        Seen allocated = ready.opsState("Allocated")
                .deletionPriority(3)
                .quality("True")
                .podNormal("Odd")
                .label("a", "b")
                .writtenBy("kubectl-patch");
        Seen updating = allocated.state("Updating");
        Seen updated = updating.revision("b").state("Ready");
        List<GameServerEvent> events = new ArrayList<>(history(
                Stream.of(born, ready, allocated, updating, updated)
                        .map(Seen::observation)
                        .map(Optional::of),
                Stream.of(Optional.empty())));
        Facts set = Observations.of(Seen.set("arena", 3, 1)).facts();
        Facts scaled = Observations.of(Seen.set("arena", 5, 2)).facts();
        Facts labelled = new Facts(
                set.kind(),
                set.uid(),
                set.namespace(),
                set.name(),
                set.set(),
                null,
                "3",
                null,
                null,
                null,
                null,
                null,
                null,
                Network.NONE,
                Map.of(),
                Map.of("Ready", new Verdict("True", "AllReady", "words")),
                null,
                null,
                5,
                Map.of("tier", "gold"),
                Map.of());
        events.addAll(history(
                Stream.of(set, scaled, labelled).map(facts -> Optional.of(new Observation(facts, Provenance.UNKNOWN))),
                Stream.of(Optional.empty())));
        return events;
    }

    private static List<GameServerEvent> history(
            Stream<Optional<Observation>> life, Stream<Optional<Observation>> end) {
        Optional<InventoryRow> row = Optional.empty();
        List<GameServerEvent> events = new ArrayList<>();
        for (Optional<Observation> now : Stream.concat(life, end).toList()) {
            for (Recorded step : ChangeDetection.compare(row, now, "2026-01-01T00:10:00.000Z", false)) {
                row = Optional.of(step.row());
                events.addAll(step.events());
            }
        }
        return events;
    }
}

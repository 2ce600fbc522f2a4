package io.gameroute.dev.apiserver.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each file is a history of one object on a real API server: writes and its answers, times and uids normalised. Each write is made here on the
 * object that the real server had before it. What defaulting makes of an object is not the business of an apply: a step that is followed by some
 * says which fields.
 */
class RecordedAnswersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final Path HISTORIES = Path.of("src", "test", "resources", "applies");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TestFactory
    Stream<DynamicTest> every_write_is_answered_as_the_real_server_did() throws IOException {
        try (Stream<Path> files = Files.list(HISTORIES)) {
            return files.sorted().toList().stream().flatMap(RecordedAnswersTest::steps);
        }
    }

    private static Stream<DynamicTest> steps(Path file) {
        var history = read(file, JSON);
        var kind = kind(history);
        var tests = new ArrayList<DynamicTest>();
        var current = Optional.<ObjectNode>empty();
        int count = 0;
        for (JsonNode step : history.path("steps")) {
            count++;
            var before = current;
            var now = START.plusSeconds(count);
            var name = file.getFileName() + ", step " + count;
            tests.add(DynamicTest.dynamicTest(name, () -> check(step, before, now, kind)));
            current = step.get("answer") instanceof ObjectNode answer ? Optional.of(answer) : current;
        }
        return tests.stream();
    }

    private static void check(JsonNode step, Optional<ObjectNode> before, Instant now, OwnedKind kind) {
        if (step.has("applied")) {
            checkApply(step, before, now, kind);
        } else {
            checkUpdate(step, before, now, kind);
        }
    }

    private static void checkUpdate(JsonNode step, Optional<ObjectNode> before, Instant now, OwnedKind kind) {
        var answer = (ObjectNode) step.path("answer");
        var sent = answer.deepCopy();
        var metadata = sent.withObjectProperty("metadata");
        metadata.remove("managedFields");
        if (step.has("managedFields")) {
            metadata.set("managedFields", step.path("managedFields"));
        }

        var written = ManagedFields.update(
                before.orElseGet(JsonNodeFactory.instance::objectNode),
                sent,
                step.path("manager").asText(),
                step.path("subresource").asText(),
                now,
                kind);

        assertThat(owners(written)).isEqualTo(owners(answer));
    }

    private static void checkApply(JsonNode step, Optional<ObjectNode> before, Instant now, OwnedKind kind) {
        var result = ServerSideApply.apply(new ApplyRequest(
                before,
                (ObjectNode) step.path("applied"),
                step.path("manager").asText(),
                step.path("subresource").asText(),
                step.path("force").asBoolean(),
                now,
                kind));

        if (step.has("refused")) {
            assertThat(Conflict.summary(result.conflicts()))
                    .isEqualTo(step.path("refused").asText());
            assertThat(result.conflicts())
                    .extracting(Conflict::message, Conflict::path)
                    .containsExactlyInAnyOrderElementsOf(causes(step));
            return;
        }
        var answer = (ObjectNode) step.path("answer");
        assertThat(result.conflicts()).isEmpty();
        assertThat(owners(result.object())).isEqualTo(owners(answer));
        if (before.isPresent()) {
            assertThat(comparable(result.object(), step)).isEqualTo(comparable(answer, step));
        }
    }

    private static List<Tuple> causes(JsonNode step) {
        var causes = new ArrayList<Tuple>();
        step.path("causes")
                .forEach(cause -> causes.add(tuple(
                        cause.path("message").asText(), cause.path("field").asText())));
        return causes;
    }

    /** Sorted, so that a difference is easy to see. */
    private static String owners(ObjectNode object) {
        return sorted(object.path("metadata").path("managedFields"));
    }

    private static String sorted(JsonNode node) {
        try {
            return SORTED.writeValueAsString(SORTED.treeToValue(node, Object.class));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String comparable(ObjectNode object, JsonNode step) {
        var copy = object.deepCopy();
        copy.withObjectProperty("metadata").remove(List.of("managedFields", "generation", "resourceVersion"));
        step.path("defaulted").forEach(path -> remove(copy, path.asText()));
        return sorted(copy);
    }

    private static void remove(ObjectNode object, String pointer) {
        int slash = pointer.lastIndexOf('/');
        if (object.at(pointer.substring(0, slash)) instanceof ObjectNode parent) {
            parent.remove(pointer.substring(slash + 1));
        }
    }

    private static OwnedKind kind(ObjectNode history) {
        var definition = history.path("definition");
        if (definition.isMissingNode()) {
            var kind = history.path("kind").asText();
            return new OwnedKind(ListKeys.ofBuiltIn(kind), !kind.equals("ConfigMap"), false);
        }
        var schema = definition.isTextual() ? deployed(definition.asText()) : definition;
        return new OwnedKind(ListKeys.ofSchema(schema), true, true);
    }

    private static JsonNode deployed(String plural) {
        return read(Path.of("deploy", "crds", plural + ".game.kruise.io.yaml"), new YAMLMapper())
                .at("/spec/versions/0/schema/openAPIV3Schema");
    }

    private static ObjectNode read(Path file, ObjectMapper mapper) {
        try {
            return (ObjectNode) mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}

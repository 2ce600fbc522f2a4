package io.gameroute.dev.apiserver.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each file holds what kube-apiserver 1.36 answered for objects in many states: {@code Kind.json} or {@code Kind.group.json}. */
class RecordedTablesTest {
    private static final Path RECORDED = Path.of("src/test/resources/apiserver/tables");

    @TestFactory
    List<DynamicTest> the_table_is_that_of_the_real_server() throws IOException {
        try (Stream<Path> files = Files.list(RECORDED)) {
            var tests = files.sorted().flatMap(RecordedTablesTest::tests).toList();
            assertThat(tests).hasSizeGreaterThan(100);
            return tests;
        }
    }

    private static Stream<DynamicTest> tests(Path file) {
        var recorded = read(file);
        var kind = file.getFileName().toString().split("\\.")[0];
        var now = Instant.parse(recorded.path("now").asText());
        var tests = new ArrayList<DynamicTest>();
        tests.add(DynamicTest.dynamicTest(
                kind, () -> assertThat(columns(print(kind, List.of(), now))).isEqualTo(recorded.path("columns"))));
        for (var row : recorded.path("rows")) {
            var object = (ObjectNode) row.path("object");
            var name = kind + " " + object.at("/metadata/name").asText();
            tests.add(DynamicTest.dynamicTest(name, () -> {
                var printed = print(kind, List.of(object), now).at("/rows/0");
                assertThat(printed.path("cells")).hasToString(row.path("cells").toString());
                JsonNode conditions = printed.has("conditions") ? printed.get("conditions") : NullNode.instance;
                assertThat(conditions).isEqualTo(row.path("conditions"));
            }));
        }
        return tests.stream();
    }

    private static ObjectNode print(String kind, List<ObjectNode> objects, Instant now) {
        return TablePrinter.print(TableColumns.ofBuiltIn(kind), objects, now);
    }

    /** Descriptions are in words of our own. */
    private static ArrayNode columns(ObjectNode table) {
        var columns = (ArrayNode) table.path("columnDefinitions");
        columns.forEach(column -> ((ObjectNode) column).remove("description"));
        return columns;
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}

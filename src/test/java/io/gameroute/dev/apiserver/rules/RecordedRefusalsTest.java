package io.gameroute.dev.apiserver.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.BuiltInResources;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.store.HistoryLimits;
import io.gameroute.dev.apiserver.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each file holds objects and what kube-apiserver 1.36 says is wrong with them: field, reason and message; nothing if it takes them. */
class RecordedRefusalsTest {
    private static final Path RECORDED = Path.of("src/test/resources/apiserver/invalid");

    private final RuleBook rules = new RuleBook(new ObjectStore(HistoryLimits.DEFAULT, 1));

    @TestFactory
    List<DynamicTest> an_object_is_refused_as_by_the_real_server() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(RECORDED)) {
            for (Path file : files.sorted().toList()) {
                for (JsonNode one : new ObjectMapper().readTree(file.toFile())) {
                    tests.add(DynamicTest.dynamicTest(name(file, one), () -> assertThat(causes(one))
                            .containsExactlyInAnyOrderElementsOf(recorded(one))));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(100);
        return tests;
    }

    private List<List<String>> causes(JsonNode one) {
        ObjectNode object = (ObjectNode) one.path("object").deepCopy();
        KindRules rule = rules.of(type(object));
        rule.onCreate(object);
        List<Cause> causes =
                new ArrayList<>(MetadataRules.validate(Json.text(object, "kind"), object, Optional.empty()));
        causes.addAll(rule.validate(object, Optional.empty()));
        return causes.stream()
                .map(cause -> List.of(cause.field(), cause.reason(), cause.message()))
                .toList();
    }

    private static List<List<String>> recorded(JsonNode one) {
        List<List<String>> causes = new ArrayList<>();
        one.path("causes").forEach(cause -> causes.add(Json.texts(cause)));
        return causes;
    }

    private static ResourceType type(ObjectNode object) {
        return BuiltInResources.all().stream()
                .filter(type -> type.kind().equals(Json.text(object, "kind"))
                        && type.groupVersion().equals(Json.text(object, "apiVersion")))
                .findFirst()
                .orElseThrow();
    }

    private static String name(Path file, JsonNode one) {
        ObjectNode shown = (ObjectNode) one.path("object").deepCopy();
        shown.remove(List.of("apiVersion", "kind"));
        String text = shown.toString();
        return file.getFileName() + " " + text.substring(0, Math.min(text.length(), 120));
    }
}

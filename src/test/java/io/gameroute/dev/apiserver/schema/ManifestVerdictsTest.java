package io.gameroute.dev.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Schemas judge the manifests of the kinds in {@code deploy/crds} as a real API server does. */
class ManifestVerdictsTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path MANIFESTS = Path.of("src", "test", "resources", "manifests");
    private static final StructuralSchema SETS = schema("gameserversets");
    private static final StructuralSchema SERVERS = schema("gameservers");

    @Test
    void every_rule_compiles() {
        assertThat(SETS.notes()).isEmpty();
        assertThat(SERVERS.notes()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> every_manifest_is_judged_as_its_name_says() throws IOException {
        try (Stream<Path> files = Files.walk(MANIFESTS)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .map(file ->
                            DynamicTest.dynamicTest(MANIFESTS.relativize(file).toString(), () -> judge(file)));
        }
    }

    private static void judge(Path file) throws IOException {
        var text = Files.readString(file);
        var documents = new ArrayList<ObjectNode>();
        for (var document : text.split("(?m)^---\\s*$")) {
            documents.add((ObjectNode) YAML.readTree(document));
        }
        var last = documents.get(documents.size() - 1);
        var schema = last.path("kind").asText().equals("GameServer") ? SERVERS : SETS;
        documents.forEach(schema::applyDefaults);
        var old = documents.size() == 1 ? Optional.<ObjectNode>empty() : Optional.of(documents.get(0));
        var verdict = schema.validate(last, old).stream()
                .map(error -> error.field() + ": " + error.message())
                .toList();
        if (file.getFileName().toString().startsWith("valid-")) {
            assertThat(verdict).isEmpty();
        } else {
            var expected = text.lines().findFirst().orElseThrow().replace("# expect: ", "");
            assertThat(String.join("\n", verdict)).contains(expected);
        }
    }

    private static StructuralSchema schema(String plural) {
        try {
            JsonNode crd = YAML.readTree(
                    Path.of("deploy", "crds", plural + ".game.kruise.io.yaml").toFile());
            return StructuralSchema.parse((ObjectNode) crd.at("/spec/versions/0/schema/openAPIV3Schema"));
        } catch (IOException e) {
            throw new IllegalStateException(plural, e);
        }
    }
}

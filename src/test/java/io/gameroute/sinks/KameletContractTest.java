package io.gameroute.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Apache Camel asks of a kamelet, and what this project asks besides. */
class KameletContractTest {
    private static final Path DIRECTORY = Path.of("kamelets");
    private static final Path EXAMPLES = Path.of("docs", "examples", "sinks");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([A-Za-z]+)}}");
    private static final Set<String> SECRET_WORDS = Set.of("password", "token", "apikey", "jaas");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_name_is_that_of_the_file_and_says_the_type(Path file) throws IOException {
        JsonNode kamelet = read(file);
        String name = kamelet.at("/metadata/name").asText();

        assertThat(file.getFileName()).hasToString(name + ".kamelet.yaml");
        assertThat(name)
                .endsWith("-"
                        + kamelet.at("/metadata/labels/camel.apache.org~1kamelet.type")
                                .asText());
        assertThat(kamelet.path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.at("/metadata/annotations/camel.apache.org~1provider")
                        .asText())
                .isEqualTo("GameRoute");
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_kamelet_and_every_property_have_a_title_and_a_description(Path file) throws IOException {
        JsonNode definition = read(file).at("/spec/definition");

        assertThat(definition.path("title").asText()).isNotBlank();
        assertThat(definition.path("description").asText()).endsWith(".");
        definition.path("properties").forEach(property -> {
            assertThat(property.path("title").asText()).isNotBlank();
            assertThat(property.path("description").asText()).endsWith(".");
            assertThat(property.path("type").asText()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_is_required_has_no_default_and_everything_else_has_one(Path file) throws IOException {
        JsonNode definition = read(file).at("/spec/definition");
        Set<String> required = new TreeSet<>();
        definition.path("required").forEach(name -> required.add(name.asText()));
        Set<String> withoutDefault = definition.path("properties").properties().stream()
                .filter(property -> !property.getValue().has("default"))
                .map(property -> property.getKey())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(withoutDefault).isEqualTo(required);
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_is_declared_is_used_and_what_is_used_is_declared(Path file) throws IOException {
        JsonNode spec = read(file).path("spec");
        Set<String> names = new TreeSet<>();
        spec.at("/definition/properties").fieldNames().forEachRemaining(names::add);
        spec.at("/template/beans").forEach(bean -> names.add(bean.path("name").asText()));

        assertThat(PLACEHOLDER
                        .matcher(spec.path("template").toString())
                        .results()
                        .map(found -> found.group(1)))
                .containsOnly(names.toArray(String[]::new))
                .containsAll(names);
    }

    @ParameterizedTest
    @MethodSource("files")
    void secrets_are_marked(Path file) throws IOException {
        read(file).at("/spec/definition/properties").properties().stream()
                .filter(property -> isSecret(property.getKey()))
                .forEach(property -> {
                    assertThat(property.getValue().path("format").asText()).isEqualTo("password");
                    assertThat(property.getValue().path("x-descriptors").toString())
                            .contains("credentials");
                });
    }

    @ParameterizedTest
    @MethodSource("files")
    void there_is_an_example(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".kamelet.yaml", "");
        List<String> users = new ArrayList<>();
        try (Stream<Path> examples = Files.list(EXAMPLES)) {
            for (Path example : examples.toList()) {
                if (Files.readString(example).contains("kamelet:" + name + "\n")) {
                    users.add(example.toString());
                }
            }
        }

        assertThat(users).isNotEmpty();
    }

    @Test
    void the_examples_and_what_is_shipped_are_valid_sinks() throws IOException {
        for (Path directory : List.of(EXAMPLES, Path.of("routes", "sinks"))) {
            assertThat(SinkValidation.of(directory, DIRECTORY, SinkPolicy.defaults())
                            .problems())
                    .isEmpty();
        }
    }

    @Test
    void the_jar_carries_the_kamelets() throws IOException {
        assertThat(SinkValidation.of(EXAMPLES, Path.of("none"), SinkPolicy.defaults())
                        .problems())
                .isEmpty();
    }

    private static boolean isSecret(String property) {
        return SECRET_WORDS.stream().anyMatch(property.toLowerCase(Locale.ROOT)::contains);
    }

    private static JsonNode read(Path file) throws IOException {
        return Serialization.unmarshal(Files.readString(file), JsonNode.class);
    }
}

package io.gameroute.dev.apiserver.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gameroute.dev.apiserver.schema.BuiltInSchemas;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiV3Test {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update");
    private static final String PODS = "/paths/~1api~1v1~1namespaces~1{namespace}~1pods";
    private static final String FOO = "/components/schemas/dev.x.v1.Foo";

    private final ObjectNode core = OpenApiV3.document(
            "v1",
            List.of(new DescribedKind(
                    "",
                    "v1",
                    "Pod",
                    "pods",
                    true,
                    BuiltInSchemas.described("v1", "Pod").orElseThrow(),
                    VERBS)));
    private final ObjectNode custom = OpenApiV3.document(
            "x.dev/v1",
            List.of(new DescribedKind("x.dev", "v1", "Foo", "foos", false, read("""
                    type: object
                    description: A foo.
                    required: [spec]
                    properties: {apiVersion: {}, spec: {type: object, description: What is wanted here., properties: {a: {type: string}}}}
                    """), List.of("get", "patch"))));

    @Test
    void every_verb_is_an_operation_of_its_path() {
        assertThat(core.at(PODS).fieldNames()).toIterable().containsExactlyInAnyOrder("get", "post", "delete");
        assertThat(core.at(PODS + "~1{name}").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("get", "put", "patch", "delete");
        assertThat(core.at("/paths/~1api~1v1~1pods").fieldNames()).toIterable().containsExactly("get");
        assertThat(custom.path("paths").fieldNames()).toIterable().containsExactly("/apis/x.dev/v1/foos/{name}");
    }

    @Test
    void an_operation_names_its_kind_and_what_it_does() {
        var create = core.at(PODS + "/post");

        assertThat(create.path("x-kubernetes-action").asText()).isEqualTo("post");
        assertThat(create.path("x-kubernetes-group-version-kind"))
                .isEqualTo(read("{group: '', kind: Pod, version: v1}"));
        assertThat(create.path("parameters").findValuesAsText("name")).contains("fieldValidation", "dryRun");
    }

    @Test
    void every_reference_leads_to_a_schema() {
        for (var document : List.of(core, custom)) {
            var schemas = document.at("/components/schemas");
            assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                            schemas.has(reference.substring("#/components/schemas/".length())))
                    .as(reference)
                    .isTrue());
        }
    }

    @Test
    void a_custom_kind_keeps_its_words_and_has_the_metadata_of_all() {
        JsonNode foo = custom.at(FOO);

        assertThat(foo.path("description").asText()).isEqualTo("A foo.");
        assertThat(foo.at("/properties/spec/description").asText()).isEqualTo("What is wanted here.");
        assertThat(foo.at("/properties/metadata/allOf/0/$ref").asText()).endsWith("v1.ObjectMeta");
        assertThat(foo.at("/x-kubernetes-group-version-kind/0/kind").asText()).isEqualTo("Foo");
    }

    private static ObjectNode read(String yaml) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }
}

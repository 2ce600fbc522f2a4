package io.gameroute.dev.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StructuralSchemaTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void what_the_schema_does_not_know_is_pruned_and_told() {
        var schema = schema("{type: object, properties: {spec: {type: object, properties: {a: {type: integer}}}}}");
        var object = object("{kind: X, metadata: {name: n}, spec: {a: 1, b: 2}, other: 3}");
        var unknown = new ArrayList<String>();

        schema.prune(object, unknown);

        assertThat(object).isEqualTo(object("{kind: X, metadata: {name: n}, spec: {a: 1}}"));
        assertThat(unknown).containsExactlyInAnyOrder("spec.b", "other");
    }

    @Test
    void what_preserves_unknown_fields_is_not_pruned() {
        var schema =
                schema("{type: object, properties: {any: {type: object, x-kubernetes-preserve-unknown-fields: true}}}");
        var object = object("{any: {a: {b: 1}}}");

        schema.prune(object, new ArrayList<>());

        assertThat(object).isEqualTo(object("{any: {a: {b: 1}}}"));
    }

    @Test
    void defaults_are_set_within_defaults() {
        var schema =
                schema("{type: object, properties: {spec: {type: object, default: {}, properties: {a: {type: integer,"
                        + " default: 5}}}}}");

        var object = object("{}");
        schema.applyDefaults(object);

        assertThat(object).isEqualTo(object("{spec: {a: 5}}"));
    }

    @Test
    void a_rule_that_does_not_compile_refuses_and_is_noted() {
        var schema = schema(
                "{type: object, properties: {a: {type: integer, x-kubernetes-validations: [{rule: 'self.nope('}]}}}");

        assertThat(schema.notes()).singleElement().asString().contains("self.nope(");
        assertThat(schema.validate(object("{a: 1}"), Optional.empty()))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("could not be compiled"));
    }

    @Test
    void a_transition_rule_is_asked_only_about_changes() {
        var schema = schema(
                "{type: object, properties: {a: {type: integer, x-kubernetes-validations: [{rule: 'self >= oldSelf',"
                        + " message: only up, reason: FieldValueForbidden}]}}}");

        assertThat(schema.validate(object("{a: 1}"), Optional.empty())).isEmpty();
        assertThat(schema.validate(object("{a: 1}"), Optional.of(object("{a: 2}"))))
                .containsExactly(new Cause("FieldValueForbidden", "Forbidden: only up", "a"));
    }

    @Test
    void rules_are_not_asked_about_wrong_types_and_that_is_said() {
        var schema = schema(
                "{type: object, properties: {a: {type: integer, x-kubernetes-validations: [{rule: 'self > 1'}]}}}");

        assertThat(schema.validate(object("{a: x}"), Optional.empty()))
                .extracting(Cause::field, Cause::reason)
                .containsExactly(tuple("a", "FieldValueTypeInvalid"), tuple("<nil>", "FieldValueInvalid"));
    }

    @Test
    void a_message_expression_makes_the_message() {
        var schema =
                schema("{type: object, properties: {a: {type: integer, x-kubernetes-validations: [{rule: 'self > 1',"
                        + " messageExpression: \"'not ' + string(self)\"}]}}}");

        assertThat(schema.validate(object("{a: 0}"), Optional.empty()))
                .containsExactly(new Cause("FieldValueInvalid", "Invalid value: 0: not 0", "a"));
    }

    private static StructuralSchema schema(String yaml) {
        return StructuralSchema.parse(object(yaml));
    }

    private static ObjectNode object(String yaml) {
        try {
            return (ObjectNode) YAML.readTree(yaml);
        } catch (IOException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }
}

package io.gameroute.dev.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the rules of every place of an object. A place of the old object is the same field, or the item of a map-like list with the same keys. */
final class RuleValidation {
    private final List<Cause> errors;

    private RuleValidation(List<Cause> errors) {
        this.errors = errors;
    }

    static void validate(SchemaNode schema, ObjectNode object, Optional<JsonNode> old, List<Cause> errors) {
        new RuleValidation(errors).node(schema, object, old, "");
    }

    private void node(SchemaNode schema, JsonNode value, Optional<JsonNode> old, String path) {
        if (value.isNull()) {
            return;
        }
        schema.rules().forEach(rule -> ask(rule, schema, value, old, path));
        if (value instanceof ObjectNode object) {
            for (var field : object.properties()) {
                var before = old.map(there -> there.get(field.getKey()));
                var place = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                schema.field(field.getKey()).ifPresent(child -> node(child, field.getValue(), before, place));
            }
        } else if (value.isArray() && schema.items().isPresent()) {
            for (int i = 0; i < value.size(); i++) {
                var item = value.get(i);
                node(schema.items().get(), item, old.flatMap(list -> same(schema, list, item)), path + "[" + i + "]");
            }
        }
    }

    private void ask(CompiledRule rule, SchemaNode schema, JsonNode value, Optional<JsonNode> old, String path) {
        if (rule.transition() && !rule.optionalOldSelf() && old.isEmpty()) {
            return;
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put("self", CelValues.of(schema, value));
        var before = old.map(there -> CelValues.of(schema, there));
        if (rule.optionalOldSelf()) {
            variables.put("oldSelf", before);
        } else {
            before.ifPresent(there -> variables.put("oldSelf", there));
        }
        rule.refusal(variables).ifPresent(message -> refuse(rule, value, path, message));
    }

    private void refuse(CompiledRule rule, JsonNode value, String path, String message) {
        var field = path + rule.json().path("fieldPath").asText();
        switch (rule.reason()) {
            case "FieldValueRequired" ->
                errors.add(new Cause("FieldValueRequired", "Required value: " + message, trimmed(field)));
            case "FieldValueForbidden" ->
                errors.add(new Cause("FieldValueForbidden", "Forbidden: " + message, trimmed(field)));
            case "FieldValueDuplicate" ->
                errors.add(new Cause("FieldValueDuplicate", "Duplicate value: " + shown(value), trimmed(field)));
            default -> errors.add(FieldCauses.invalid(trimmed(field), shown(value), message));
        }
    }

    /** The API server shows plain values, and only the type of others. */
    private static String shown(JsonNode value) {
        return value.isContainerNode() ? "\"" + JsonTypes.of(value) + "\"" : value.toString();
    }

    private static String trimmed(String field) {
        return field.startsWith(".") ? field.substring(1) : field;
    }

    private static Optional<JsonNode> same(SchemaNode schema, JsonNode list, JsonNode item) {
        if (!schema.listType().equals("map")) {
            return Optional.empty();
        }
        for (var other : list) {
            if (schema.listMapKeys().stream().allMatch(key -> other.path(key).equals(item.path(key)))) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }
}

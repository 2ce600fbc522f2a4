package io.gameroute.dev.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/** Types and bounds. Paths and words are those of the API server, so that kubectl prints the same. */
final class SchemaValidation {
    private final List<Cause> errors;

    private SchemaValidation(List<Cause> errors) {
        this.errors = errors;
    }

    static void root(SchemaNode schema, ObjectNode object, List<Cause> errors) {
        new SchemaValidation(errors).node(schema, object, "");
    }

    private void node(SchemaNode schema, JsonNode value, String path) {
        if (value.isNull() && (schema.flag("nullable") || schema.type().isEmpty())) {
            return;
        }
        if (!typed(schema, value, path)) {
            return;
        }
        ValueBounds.check(schema, value, path, errors);
        alternatives(schema, value, path);
        if (value instanceof ObjectNode object) {
            fields(schema, object, path);
        } else if (value.isArray()) {
            items(schema, value, path);
        }
    }

    private boolean typed(SchemaNode schema, JsonNode value, String path) {
        var found = JsonTypes.of(value);
        boolean right = schema.intOrString()
                ? found.equals("integer") || found.equals("string")
                : schema.type().isEmpty() || JsonTypes.matches(schema.type(), value);
        if (!right) {
            var wanted = schema.intOrString() ? "integer,string" : schema.type();
            errors.add(FieldCauses.type(
                    path, "\"" + found + "\"", path + " in body must be of type " + wanted + ": \"" + found + "\""));
        }
        return right;
    }

    private void fields(SchemaNode schema, ObjectNode object, String path) {
        for (var name : new TreeSet<>(schema.required())) {
            if (!object.has(name)) {
                errors.add(FieldCauses.required(below(path, name)));
            }
        }
        for (var field : object.properties()) {
            var child = schema.field(field.getKey());
            boolean isMetadata = path.isEmpty() && field.getKey().equals("metadata");
            if (child.isPresent() && !isMetadata) {
                node(child.get(), field.getValue(), below(path, field.getKey()));
            }
        }
    }

    private void items(SchemaNode schema, JsonNode list, String path) {
        var seen = new HashSet<Object>();
        for (int i = 0; i < list.size(); i++) {
            var place = path + "[" + i + "]";
            var item = list.get(i);
            schema.items().ifPresent(child -> node(child, item, place));
            var identity = identity(schema, item);
            if (!schema.listType().equals("atomic") && !seen.add(identity)) {
                errors.add(new Cause("FieldValueDuplicate", "Duplicate value: " + identity, place));
            }
        }
    }

    private static JsonNode identity(SchemaNode schema, JsonNode item) {
        if (schema.listType().equals("map") && item instanceof ObjectNode object) {
            return object.deepCopy().retain(schema.listMapKeys());
        }
        return item;
    }

    private void alternatives(SchemaNode schema, JsonNode value, String path) {
        schema.allOf().forEach(all -> node(all, value, path));
        if (!schema.anyOf().isEmpty() && matching(schema.anyOf(), value) == 0) {
            errors.add(FieldCauses.invalid(path, "", path + " in body must validate at least one schema (anyOf)"));
        }
        if (!schema.oneOf().isEmpty() && matching(schema.oneOf(), value) != 1) {
            errors.add(FieldCauses.invalid(path, "", path + " in body must validate one and only one schema (oneOf)"));
        }
        if (schema.not().isPresent() && matching(List.of(schema.not().get()), value) == 1) {
            errors.add(FieldCauses.invalid(path, "", path + " in body must not validate the schema (not)"));
        }
    }

    private static long matching(List<SchemaNode> schemas, JsonNode value) {
        return schemas.stream()
                .filter(schema -> {
                    var errors = new ArrayList<Cause>();
                    new SchemaValidation(errors).node(schema, value, "");
                    return errors.isEmpty();
                })
                .count();
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}

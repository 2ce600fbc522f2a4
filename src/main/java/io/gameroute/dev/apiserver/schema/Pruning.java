package io.gameroute.dev.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Removes what a schema does not name. The metadata of an object is not the schema's business. */
final class Pruning {
    private static final Set<String> OF_EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");

    private Pruning() {}

    static void root(SchemaNode schema, ObjectNode object, List<String> unknown) {
        fields(schema, object, "", true, unknown);
    }

    private static void node(SchemaNode schema, JsonNode value, String path, List<String> unknown) {
        if (value instanceof ObjectNode object) {
            fields(schema, object, path, schema.embedded(), unknown);
        } else if (value.isArray() && schema.items().isPresent()) {
            for (int i = 0; i < value.size(); i++) {
                node(schema.items().get(), value.get(i), path + "[" + i + "]", unknown);
            }
        }
    }

    private static void fields(
            SchemaNode schema, ObjectNode object, String path, boolean isObject, List<String> unknown) {
        for (var field : new ArrayList<>(object.properties())) {
            var name = field.getKey();
            if (isObject && OF_EVERY_OBJECT.contains(name)) {
                continue;
            }
            var place = path.isEmpty() ? name : path + "." + name;
            var child = schema.field(name);
            if (child.isPresent()) {
                node(child.get(), field.getValue(), place, unknown);
            } else if (!schema.preservesUnknown()) {
                object.remove(name);
                unknown.add(place);
            }
        }
    }
}

package io.gameroute.dev.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Sets what is missing, or null where null is not allowed, and has a default. */
final class Defaulting {
    private Defaulting() {}

    static void apply(SchemaNode schema, JsonNode value) {
        if (value instanceof ObjectNode object) {
            schema.properties().forEach((name, child) -> set(object, name, child));
            object.properties()
                    .forEach(field -> schema.field(field.getKey()).ifPresent(child -> apply(child, field.getValue())));
        } else if (value.isArray()) {
            schema.items().ifPresent(item -> value.forEach(element -> apply(item, element)));
        }
    }

    private static void set(ObjectNode object, String name, SchemaNode schema) {
        var byDefault = schema.json().get("default");
        var there = object.get(name);
        if (byDefault != null && (there == null || (there.isNull() && !schema.flag("nullable")))) {
            object.set(name, byDefault.deepCopy());
        } else if (there != null && there.isNull() && !schema.flag("nullable")) {
            object.remove(name);
        }
    }
}

package io.gameroute.dev.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** JSON as values of the rule language; what the schema calls a number is a double even if it is written as 1. */
final class CelValues {
    private CelValues() {}

    static Object of(SchemaNode schema, JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> {
                var map = new LinkedHashMap<String, Object>();
                value.properties()
                        .forEach(field -> map.put(field.getKey(), child(schema, field.getKey(), field.getValue())));
                yield map;
            }
            case ARRAY -> {
                var list = new ArrayList<Object>();
                value.forEach(item -> list.add(of(schema.items().orElse(schema), item)));
                yield list;
            }
            case STRING -> value.asText();
            case BOOLEAN -> value.asBoolean();
            case NUMBER -> isDouble(schema, value) ? (Object) value.asDouble() : (Object) value.asLong();
            default -> NullValue.NULL_VALUE;
        };
    }

    private static Object child(SchemaNode schema, String name, JsonNode value) {
        return of(schema.field(name).orElse(schema), value);
    }

    private static boolean isDouble(SchemaNode schema, JsonNode value) {
        return schema.type().equals("number") || JsonTypes.of(value).equals("number");
    }
}

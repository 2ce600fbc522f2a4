package io.gameroute.dev.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** The names of JSON's types in OpenAPI. */
final class JsonTypes {
    private JsonTypes() {}

    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> isInteger(value) ? "integer" : "number";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> "null";
        };
    }

    static boolean matches(String type, JsonNode value) {
        var found = of(value);
        return found.equals(type) || (type.equals("number") && found.equals("integer"));
    }

    private static boolean isInteger(JsonNode value) {
        return value.isIntegralNumber()
                || value.decimalValue().stripTrailingZeros().scale() <= 0;
    }
}

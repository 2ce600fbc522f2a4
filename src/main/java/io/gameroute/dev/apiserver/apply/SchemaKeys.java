package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** By a structural schema, read once. */
record SchemaKeys(boolean atomicObject, Map<String, ListKeys> fields, ListKeys others, ListForm list, ListKeys item)
        implements ListKeys {

    static ListKeys ofObject(JsonNode schema) {
        return embedding(parse(schema));
    }

    @Override
    public boolean declares(String field) {
        return fields.containsKey(field);
    }

    @Override
    public ListKeys field(String name) {
        return fields.getOrDefault(name, others);
    }

    private static SchemaKeys parse(JsonNode schema) {
        var fields = new HashMap<String, ListKeys>();
        schema.path("properties").properties().forEach(field -> fields.put(field.getKey(), nested(field.getValue())));
        return new SchemaKeys(
                schema.path("x-kubernetes-map-type").asText().equals("atomic"),
                fields,
                nested(schema.path("additionalProperties")),
                list(schema),
                nested(schema.path("items")));
    }

    private static ListKeys nested(JsonNode schema) {
        if (!schema.isObject()) {
            return UNKNOWN;
        }
        var parsed = parse(schema);
        return schema.path("x-kubernetes-embedded-resource").asBoolean() ? embedding(parsed) : parsed;
    }

    private static ListForm list(JsonNode schema) {
        return switch (schema.path("x-kubernetes-list-type").asText()) {
            case "set" -> ListForm.SET;
            case "map" -> ListForm.mapBy(keys(schema));
            default -> ListForm.ATOMIC;
        };
    }

    private static Map<String, JsonNode> keys(JsonNode schema) {
        var keys = new HashMap<String, JsonNode>();
        var properties = schema.path("items").path("properties");
        schema.path("x-kubernetes-list-map-keys")
                .forEach(key ->
                        keys.put(key.asText(), properties.path(key.asText()).path("default")));
        return keys;
    }

    /** What every object has, whether its schema says so or not. */
    private static SchemaKeys embedding(SchemaKeys keys) {
        var fields = new HashMap<>(keys.fields());
        fields.put("apiVersion", UNKNOWN);
        fields.put("kind", UNKNOWN);
        fields.put("metadata", BuiltInKeys.METADATA);
        return new SchemaKeys(keys.atomicObject(), fields, keys.others(), keys.list(), keys.item());
    }
}

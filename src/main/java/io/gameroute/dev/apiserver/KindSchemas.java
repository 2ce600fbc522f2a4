package io.gameroute.dev.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.registry.ObjectSchema;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.schema.BuiltInSchemas;
import io.gameroute.dev.apiserver.schema.StructuralSchema;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The schema of each kind. One of a definition is compiled once; that of an older definition is forgotten. */
final class KindSchemas {
    private record Compiled(JsonNode json, ObjectSchema schema) {}

    private final Map<String, Compiled> custom = new ConcurrentHashMap<>();

    ObjectSchema of(ResourceType type) {
        return type.custom().map(kind -> ofCustom(type, kind.openApiSchema())).orElseGet(() -> BuiltInSchemas.of(
                        type.groupVersion(), type.kind())
                .<ObjectSchema>map(SchemaOfKind::ofBuiltIn)
                .orElse(ObjectSchema.ANYTHING));
    }

    private ObjectSchema ofCustom(ResourceType type, JsonNode json) {
        return custom.compute(
                        type.groupVersion() + "/" + type.kind(),
                        (name, known) -> known != null && known.json().equals(json) ? known : compile(json))
                .schema();
    }

    private static Compiled compile(JsonNode json) {
        Optional<ObjectSchema> schema = json instanceof ObjectNode object
                ? Optional.of(SchemaOfKind.ofCustom(StructuralSchema.parse(object)))
                : Optional.empty();
        return new Compiled(json, schema.orElse(ObjectSchema.ANYTHING));
    }
}

package io.gameroute.dev.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.openapi.DescribedKind;
import io.gameroute.dev.apiserver.openapi.OpenApiV3;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.schema.BuiltInSchemas;
import java.util.List;

/** Describes the kinds of a group's version by OpenAPI 3. */
final class ApiDescription {
    private ApiDescription() {}

    static ObjectNode document(String groupVersion, List<ResourceType> types) {
        return OpenApiV3.document(
                groupVersion, types.stream().map(ApiDescription::kind).toList());
    }

    private static DescribedKind kind(ResourceType type) {
        return new DescribedKind(
                type.group(),
                type.version(),
                type.kind(),
                type.plural(),
                type.namespaced(),
                schema(type),
                type.verbs().stream().sorted().toList());
    }

    private static ObjectNode schema(ResourceType type) {
        return type.custom()
                .map(custom -> custom.openApiSchema() instanceof ObjectNode schema ? schema : Json.object())
                .orElseGet(() -> BuiltInSchemas.described(type.groupVersion(), type.kind())
                        .orElseGet(Json::object));
    }
}

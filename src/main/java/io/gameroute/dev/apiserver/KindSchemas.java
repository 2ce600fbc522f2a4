package io.gameroute.dev.apiserver;

import io.gameroute.dev.apiserver.registry.CustomKind;
import io.gameroute.dev.apiserver.registry.KindSchema;
import io.gameroute.dev.apiserver.registry.ObjectSchema;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.schema.BuiltInSchemas;

/** The schema of each kind: that of its definition, or the one that is built in. */
final class KindSchemas {
    private KindSchemas() {}

    static ObjectSchema of(ResourceType type) {
        return type.custom().map(CustomKind::schema).orElseGet(() -> BuiltInSchemas.of(type.groupVersion(), type.kind())
                .<ObjectSchema>map(KindSchema::ofBuiltIn)
                .orElse(ObjectSchema.ANYTHING));
    }
}

package io.gameroute.dev.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.registry.ObjectSchema;
import io.gameroute.dev.apiserver.schema.BuiltInSchemas;
import io.gameroute.dev.apiserver.schema.StructuralSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A kind's own schema, and for the metadata the one of all kinds. */
final class SchemaOfKind implements ObjectSchema {
    private final StructuralSchema schema;
    private final boolean hasDefaults;

    private SchemaOfKind(StructuralSchema schema, boolean hasDefaults) {
        this.schema = schema;
        this.hasDefaults = hasDefaults;
    }

    static SchemaOfKind ofBuiltIn(StructuralSchema schema) {
        return new SchemaOfKind(schema, false);
    }

    static SchemaOfKind ofCustom(StructuralSchema schema) {
        return new SchemaOfKind(schema, true);
    }

    @Override
    public ObjectNode prune(ObjectNode object, List<String> unknownPaths) {
        ObjectNode known = schema.prune(object, unknownPaths);
        if (known.get("metadata") instanceof ObjectNode metadata) {
            List<String> unknown = new ArrayList<>();
            known.set("metadata", BuiltInSchemas.ofMetadata().prune(metadata, unknown));
            unknown.forEach(path -> unknownPaths.add("metadata." + path));
        }
        return known;
    }

    @Override
    public ObjectNode applyDefaults(ObjectNode object) {
        return hasDefaults ? schema.applyDefaults(object) : object;
    }

    @Override
    public List<Cause> validate(ObjectNode object, Optional<ObjectNode> old) {
        return schema.validate(object, old).stream()
                .map(error -> new Cause(error.reason(), error.message(), error.field()))
                .toList();
    }
}

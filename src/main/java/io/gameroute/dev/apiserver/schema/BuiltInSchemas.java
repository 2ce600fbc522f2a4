package io.gameroute.dev.apiserver.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of the kinds that need no CustomResourceDefinition. Made when first asked for, and kept. */
public final class BuiltInSchemas {
    private static final Map<Class<?>, StructuralSchema> PARSED = new ConcurrentHashMap<>();
    private static final Map<Class<?>, ObjectNode> DESCRIBED = new ConcurrentHashMap<>();

    private BuiltInSchemas() {}

    /** To find unknown fields and wrong types by. */
    public static Optional<StructuralSchema> of(String apiVersion, String kind) {
        return ModelClasses.of(apiVersion, kind).map(BuiltInSchemas::parsed);
    }

    /** Of the metadata of every object, whose root it is. */
    public static StructuralSchema ofMetadata() {
        return parsed(ObjectMeta.class);
    }

    /** To be read: a tree of its own, whose nested types are named and stand in {@code $defs}. */
    public static Optional<ObjectNode> described(String apiVersion, String kind) {
        return ModelClasses.of(apiVersion, kind).map(BuiltInSchemas::describe);
    }

    /** As {@link #described}, of the metadata of every object. */
    public static ObjectNode describedMetadata() {
        return describe(ObjectMeta.class);
    }

    private static ObjectNode describe(Class<?> type) {
        return DESCRIBED
                .computeIfAbsent(type, it -> KindWords.described(ModelSchema.withDefinitions(it), it))
                .deepCopy();
    }

    private static StructuralSchema parsed(Class<?> type) {
        return PARSED.computeIfAbsent(type, it -> StructuralSchema.parse(ModelSchema.whole(it)));
    }
}

package io.gameroute.dev.apiserver.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.schema.BuiltInSchemas;
import java.util.List;

/** The OpenAPI 3 document of a group's version. */
public final class OpenApiV3 {
    private static final String METADATA = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    private static final String REFERENCE = "#/components/schemas/";

    private OpenApiV3() {}

    public static ObjectNode document(String groupVersion, List<DescribedKind> kinds) {
        var document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes " + groupVersion).put("version", "v1.36.0");
        var paths = document.putObject("paths");
        var schemas = document.putObject("components").putObject("schemas");
        metadata(schemas);
        kinds.forEach(kind -> {
            OpenApiPaths.add(paths, kind);
            schema(schemas, kind);
        });
        return document;
    }

    private static void metadata(ObjectNode schemas) {
        var schema = BuiltInSchemas.describedMetadata();
        hoist(schemas, schema);
        schemas.set(METADATA, schema);
    }

    private static void schema(ObjectNode schemas, DescribedKind kind) {
        var schema = kind.schema().deepCopy();
        hoist(schemas, schema);
        var properties = JsonNodeFactory.instance.objectNode();
        properties
                .putObject("apiVersion")
                .put("type", "string")
                .put("description", "The group and the version by which the object is written.");
        properties.putObject("kind").put("type", "string").put("description", "The kind of the object.");
        var metadata =
                properties.putObject("metadata").put("description", "The name and all else that every kind has.");
        metadata.putArray("allOf").addObject().put("$ref", REFERENCE + METADATA);
        schema.path("properties").properties().forEach(field -> {
            if (!properties.has(field.getKey())) {
                properties.set(field.getKey(), field.getValue());
            }
        });
        schema.put("type", "object").set("properties", properties);
        schema.putArray("x-kubernetes-group-version-kind").add(OpenApiPaths.groupVersionKind(kind));
        schemas.set(kind.component(), schema);
    }

    /** Named types of a schema are the document's. */
    private static void hoist(ObjectNode schemas, ObjectNode schema) {
        if (schema.remove("$defs") instanceof ObjectNode definitions) {
            schemas.setAll(definitions);
        }
    }
}

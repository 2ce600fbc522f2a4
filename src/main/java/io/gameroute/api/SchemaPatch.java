package io.gameroute.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Completes a generated schema at build time: merges the patch that stands at the type (RFC 7386, YAML), then fills in what the generator
 * does not know: the formats of numbers and times, and that an empty choice means the default.
 */
public final class SchemaPatch implements SchemaCustomizer.Customizer {
    private static final Set<String> LONG_FIELDS = Set.of("observedGeneration", "terminationGracePeriodSeconds");

    /** The place of a map's values; where they are number or string, they are quantities such as 500m or 1Gi. */
    private static final String QUANTITY = "*";

    private static final String QUANTITY_PATTERN =
            "^[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\\d+)?$";

    @Override
    public JSONSchemaProps apply(JSONSchemaProps schema, String patch, KubernetesSerialization serialization) {
        var tree = serialization.convertValue(schema, ObjectNode.class);
        merge(tree, serialization.unmarshal(patch, ObjectNode.class));
        complete("", tree);
        return serialization.convertValue(tree, JSONSchemaProps.class);
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(entry -> {
            var key = entry.getKey();
            var value = entry.getValue();
            if (value.isNull()) {
                target.remove(key);
            } else if (value instanceof ObjectNode object) {
                merge(target.get(key) instanceof ObjectNode known ? known : target.putObject(key), object);
            } else {
                target.set(key, value);
            }
        });
    }

    private static void complete(String field, ObjectNode schema) {
        var type = schema.path("type").asText();
        if (type.equals("integer")) {
            schema.put("format", LONG_FIELDS.contains(field) ? "int64" : "int32");
        }
        if (type.equals("string") && field.endsWith("Time")) {
            schema.put("format", "date-time");
        }
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            boundNumber(field, schema);
        }
        if (schema.get("enum") instanceof ArrayNode choices) {
            replaceDistinct(choices, Stream.concat(elements(choices), Stream.of(TextNode.valueOf(""))));
        }
        if (schema.get("x-kubernetes-validations") instanceof ArrayNode rules) {
            replaceDistinct(
                    rules,
                    elements(rules)); // the generator finds each rule twice: at a record's field and at its accessor
        }
        schema.path("properties").properties().forEach(entry -> descend(entry.getKey(), entry.getValue()));
        descend(field, schema.path("items"));
        descend(QUANTITY, schema.path("additionalProperties"));
    }

    private static void boundNumber(String field, ObjectNode schema) {
        if (field.equals(QUANTITY)) {
            schema.put("pattern", QUANTITY_PATTERN);
        } else {
            schema.put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
        }
    }

    private static void descend(String field, JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            complete(field, object);
        }
    }

    private static Stream<JsonNode> elements(ArrayNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static void replaceDistinct(ArrayNode array, Stream<? extends JsonNode> elements) {
        var distinct = elements.distinct().toList();
        array.removeAll().addAll(distinct);
    }
}

package io.gameroute.dev.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.apply.ListKeys;
import io.gameroute.dev.apiserver.apply.OwnedKind;
import io.gameroute.dev.apiserver.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the kinds out of a CustomResourceDefinition, one for each version that it serves. */
public final class CustomResources {
    private CustomResources() {}

    public static List<ResourceType> of(JsonNode definition) {
        List<ResourceType> types = new ArrayList<>();
        for (JsonNode version : Json.at(definition, "spec", "versions")) {
            if (version.path("served").asBoolean()) {
                types.add(type(definition, version));
            }
        }
        return types;
    }

    private static ResourceType type(JsonNode definition, JsonNode version) {
        JsonNode spec = definition.path("spec");
        JsonNode names = spec.path("names");
        return new ResourceType(
                Json.text(spec, "group"),
                Json.text(version, "name"),
                Json.text(names, "kind"),
                Json.text(names, "plural"),
                Json.text(spec, "scope").equals("Namespaced"),
                texts(names.path("shortNames")),
                texts(names.path("categories")),
                ResourceType.ALL_VERBS,
                subresources(version),
                selectableFields(version),
                Optional.of(custom(definition, version)));
    }

    private static CustomKind custom(JsonNode definition, JsonNode version) {
        JsonNode names = Json.at(definition, "spec", "names");
        String kind = Json.text(names, "kind");
        JsonNode scale = Json.at(version, "subresources", "scale");
        return new CustomKind(
                orElse(Json.text(names, "singular"), kind.toLowerCase(Locale.ROOT)),
                orElse(Json.text(names, "listKind"), kind + "List"),
                storageVersion(definition),
                Json.at(version, "schema", "openAPIV3Schema"),
                schema(Json.at(version, "schema", "openAPIV3Schema"), scalePaths(scale)),
                new OwnedKind(
                        ListKeys.ofSchema(Json.at(version, "schema", "openAPIV3Schema")),
                        version.path("subresources").has("status"),
                        true),
                version.path("additionalPrinterColumns"),
                scalePaths(scale));
    }

    private static Optional<ScalePaths> scalePaths(JsonNode scale) {
        return scale.isObject() ? Optional.of(ScalePaths.of(scale)) : Optional.empty();
    }

    private static ObjectSchema schema(JsonNode openApiSchema, Optional<ScalePaths> scale) {
        return openApiSchema instanceof ObjectNode given ? KindSchema.of(given, scale) : ObjectSchema.ANYTHING;
    }

    public static String storageVersion(JsonNode definition) {
        for (JsonNode version : Json.at(definition, "spec", "versions")) {
            if (version.path("storage").asBoolean()) {
                return Json.text(version, "name");
            }
        }
        return "";
    }

    private static Set<String> subresources(JsonNode version) {
        Set<String> found = new HashSet<>();
        version.path("subresources").fieldNames().forEachRemaining(found::add);
        return Set.copyOf(found);
    }

    private static List<String> selectableFields(JsonNode version) {
        List<String> fields = new ArrayList<>();
        for (JsonNode field : version.path("selectableFields")) {
            fields.add(Json.text(field, "jsonPath").substring(1));
        }
        return fields;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}

package io.gameroute.dev.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One place of a schema, with what is below it and its compiled rules; plain bounds are read from {@code json}. */
record SchemaNode(
        ObjectNode json,
        String type,
        Map<String, SchemaNode> properties,
        Optional<SchemaNode> items,
        Optional<SchemaNode> additional,
        List<SchemaNode> allOf,
        List<SchemaNode> anyOf,
        List<SchemaNode> oneOf,
        Optional<SchemaNode> not,
        Optional<Pattern> pattern,
        List<CompiledRule> rules) {

    static SchemaNode parse(ObjectNode json, String path, List<String> notes) {
        var properties = new LinkedHashMap<String, SchemaNode>();
        json.path("properties").properties().forEach(field -> child(
                        field.getValue(), path + "." + field.getKey(), notes)
                .ifPresent(child -> properties.put(field.getKey(), child)));
        var format = json.path("format").asText();
        if (TextFormats.isUnchecked(format)) {
            notes.add(path.substring(Math.min(1, path.length())) + ": the format " + format + " is not checked");
        }
        return new SchemaNode(
                json,
                json.path("type").asText(),
                properties,
                child(json.path("items"), path + "[*]", notes),
                additional(json.path("additionalProperties"), path, notes),
                children(json.path("allOf"), path, notes),
                children(json.path("anyOf"), path, notes),
                children(json.path("oneOf"), path, notes),
                child(json.path("not"), path, notes),
                Optional.ofNullable(json.get("pattern")).map(text -> Pattern.compile(text.asText())),
                CompiledRule.compile(json.path("x-kubernetes-validations"), path, notes));
    }

    boolean flag(String name) {
        return json.path(name).asBoolean();
    }

    boolean intOrString() {
        return flag("x-kubernetes-int-or-string");
    }

    boolean preservesUnknown() {
        return flag("x-kubernetes-preserve-unknown-fields");
    }

    boolean embedded() {
        return flag("x-kubernetes-embedded-resource");
    }

    String listType() {
        return json.path("x-kubernetes-list-type").asText("atomic");
    }

    List<String> listMapKeys() {
        return Json.texts(json.path("x-kubernetes-list-map-keys"));
    }

    List<String> required() {
        return Json.texts(json.path("required"));
    }

    /** The schema of a field: its own, or the one of all fields without one. */
    Optional<SchemaNode> field(String name) {
        return Optional.ofNullable(properties.get(name)).or(() -> additional);
    }

    boolean hasRules() {
        return !rules.isEmpty()
                || properties.values().stream().anyMatch(SchemaNode::hasRules)
                || items.stream().anyMatch(SchemaNode::hasRules)
                || additional.stream().anyMatch(SchemaNode::hasRules);
    }

    private static Optional<SchemaNode> child(JsonNode json, String path, List<String> notes) {
        return json instanceof ObjectNode object ? Optional.of(parse(object, path, notes)) : Optional.empty();
    }

    private static Optional<SchemaNode> additional(JsonNode json, String path, List<String> notes) {
        if (json.isBoolean() && json.asBoolean()) {
            var anything = JsonNodeFactory.instance.objectNode();
            return Optional.of(parse(anything.put("x-kubernetes-preserve-unknown-fields", true), path, notes));
        }
        return child(json, path + ".*", notes);
    }

    private static List<SchemaNode> children(JsonNode list, String path, List<String> notes) {
        var children = new ArrayList<SchemaNode>();
        list.forEach(item -> child(item, path, notes).ifPresent(children::add));
        return children;
    }
}

package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes places out of an object; what is left empty by that goes as well. */
final class Removal {
    private Removal() {}

    static ObjectNode remove(ObjectNode object, FieldSet places, ListKeys keys) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> {
            var kept = kept(field.getValue(), places.at("f:" + field.getKey()), keys.field(field.getKey()));
            if (!kept.isMissingNode()) {
                rest.set(field.getKey(), kept);
            }
        });
        return rest;
    }

    private static JsonNode kept(JsonNode value, FieldSet places, ListKeys keys) {
        if (places.isEmpty()) {
            return value;
        }
        if (places.self()) {
            return JsonNodeFactory.instance.missingNode();
        }
        if (Parts.isWhole(value, keys)) {
            return value;
        }
        var rest = value instanceof ObjectNode object ? remove(object, places, keys) : items(value, places, keys);
        return rest.isEmpty() ? JsonNodeFactory.instance.missingNode() : rest;
    }

    private static ArrayNode items(JsonNode list, FieldSet places, ListKeys keys) {
        ArrayNode rest = JsonNodeFactory.instance.arrayNode();
        list.forEach(item -> {
            var kept = kept(item, places.at(keys.list().element(item)), keys.item());
            if (!kept.isMissingNode()) {
                rest.add(kept);
            }
        });
        return rest;
    }
}

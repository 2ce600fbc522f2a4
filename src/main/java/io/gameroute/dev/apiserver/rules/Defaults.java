package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Puts values where there are none. */
record Defaults(ObjectNode node) {
    Defaults text(String name, String value) {
        if (isMissing(name)) {
            node.put(name, value);
        }
        return this;
    }

    Defaults number(String name, long value) {
        if (isMissing(name)) {
            node.put(name, Math.toIntExact(value));
        }
        return this;
    }

    Defaults flag(String name, boolean value) {
        if (isMissing(name)) {
            node.put(name, value);
        }
        return this;
    }

    /** A time that is not known is written as such. */
    Defaults time(String name) {
        if (isMissing(name)) {
            node.putNull(name);
        }
        return this;
    }

    Defaults object(String name) {
        if (isMissing(name)) {
            node.putObject(name);
        }
        return this;
    }

    private boolean isMissing(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull();
    }

    /** The objects of a list. */
    static List<ObjectNode> objects(ObjectNode parent, String list) {
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode item : Json.at(parent, list)) {
            if (item instanceof ObjectNode object) {
                objects.add(object);
            }
        }
        return objects;
    }
}

package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a list is owned. The keys of a map of items come with their defaults, which may be missing. */
public record ListForm(Type type, SortedMap<String, JsonNode> keys) {
    public static final ListForm ATOMIC = new ListForm(Type.ATOMIC, new TreeMap<>());
    public static final ListForm SET = new ListForm(Type.SET, new TreeMap<>());

    /** Atomic: as a whole. Set: each value. Map: each item, told apart by its keys. */
    public enum Type {
        ATOMIC,
        SET,
        MAP
    }

    static ListForm mapBy(Map<String, JsonNode> keys) {
        return new ListForm(Type.MAP, new TreeMap<>(keys));
    }

    /** The name of an item among the owned fields. */
    String element(JsonNode item) {
        if (type == Type.SET) {
            return "v:" + item;
        }
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        keys.forEach((name, otherwise) -> {
            var value = item.path(name).isMissingNode() ? otherwise : item.path(name);
            if (!value.isMissingNode()) {
                key.set(name, value);
            }
        });
        return "k:" + key;
    }
}

package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.Map;

/**
 * By {@link BuiltInTypes}: the named types of the built-in kinds. What the table does not mention is a field of its own if it holds an object, and
 * a whole if it holds a list.
 */
record BuiltInKeys(boolean isMap, boolean atomicObject, ListForm list, String type) implements ListKeys {
    private static final BuiltInKeys PLAIN = new BuiltInKeys(false, false, ListForm.ATOMIC, "");
    private static final Map<String, Map<String, BuiltInKeys>> TYPES = parse();
    static final ListKeys METADATA = new BuiltInKeys(false, false, ListForm.ATOMIC, "ObjectMeta");

    static ListKeys ofKind(String kind) {
        return new BuiltInKeys(false, false, ListForm.ATOMIC, TYPES.containsKey(kind) ? kind : "Object");
    }

    @Override
    public boolean declares(String field) {
        return !isMap;
    }

    @Override
    public ListKeys field(String name) {
        return isMap ? PLAIN : TYPES.getOrDefault(type, Map.of()).getOrDefault(name, PLAIN);
    }

    @Override
    public ListKeys item() {
        return new BuiltInKeys(false, atomicObject, ListForm.ATOMIC, type);
    }

    private static Map<String, Map<String, BuiltInKeys>> parse() {
        var types = new HashMap<String, Map<String, BuiltInKeys>>();
        for (var line : BuiltInTypes.TABLE.strip().split("\n")) {
            var words = line.strip().split("\\s+");
            var fields = new HashMap<String, BuiltInKeys>();
            for (int i = 1; i < words.length; i++) {
                fields.put(words[i].split("[^A-Za-z]")[0], parseField(words[i]));
            }
            for (var type : words[0].split(",")) {
                types.put(type, fields);
            }
        }
        return types;
    }

    private static BuiltInKeys parseField(String word) {
        int colon = word.indexOf(':');
        var type = colon < 0 ? "" : word.substring(colon + 1);
        var form = colon < 0 ? word : word.substring(0, colon);
        return new BuiltInKeys(form.endsWith("{}"), form.endsWith("!"), list(form), type);
    }

    private static ListForm list(String form) {
        if (form.endsWith("()")) {
            return ListForm.SET;
        }
        int keys = form.indexOf('[');
        return keys >= 0 ? ListForm.mapBy(keys(form.substring(keys + 1, form.indexOf(']')))) : ListForm.ATOMIC;
    }

    private static Map<String, JsonNode> keys(String list) {
        var keys = new HashMap<String, JsonNode>();
        for (var key : list.split(",")) {
            var parts = key.split("=");

            keys.put(parts[0], otherwise(parts));
        }
        return keys;
    }

    private static JsonNode otherwise(String... key) {
        return key.length > 1 ? JsonNodeFactory.instance.textNode(key[1]) : MissingNode.getInstance();
    }
}

package io.gameroute.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One place where two trees differ, as far down as both have it.
 *
 * @param path such as {@code spec.containers[0].image}
 */
record JsonDifference(String path, JsonNode before, JsonNode after) {

    static List<JsonDifference> between(String path, JsonNode before, JsonNode after) {
        List<JsonDifference> differences = new ArrayList<>();
        walk(path, before, after, differences);
        return differences;
    }

    private static void walk(String path, JsonNode before, JsonNode after, List<JsonDifference> found) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            Set<String> fields = new TreeSet<>();
            before.fieldNames().forEachRemaining(fields::add);
            after.fieldNames().forEachRemaining(fields::add);
            fields.forEach(field -> walk(path + "." + field, at(before, field), at(after, field), found));
        } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                walk(path + "[" + i + "]", before.get(i), after.get(i), found);
            }
        } else {
            found.add(new JsonDifference(path, before, after));
        }
    }

    private static JsonNode at(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null ? MissingNode.getInstance() : value;
    }
}

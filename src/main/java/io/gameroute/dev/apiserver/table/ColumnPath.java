package io.gameroute.dev.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The JSONPath of a print column: fields, indexes, all items, and items of which a field equals a text. */
record ColumnPath(List<String> steps) {
    private static final Pattern STEP = Pattern.compile("\\.((?:[^.\\[\\\\]|\\\\.)+)|\\[([^\\]]+)]");
    private static final Pattern FILTER = Pattern.compile("\\?\\(@\\.([\\w.-]+)\\s*==\\s*[\"']([^\"']*)[\"']\\)");

    static ColumnPath parse(String path) {
        var steps = new ArrayList<String>();
        var matcher = STEP.matcher(path);
        while (matcher.find()) {
            steps.add(
                    matcher.group(1) == null
                            ? "[" + matcher.group(2)
                            : matcher.group(1).replace("\\", ""));
        }
        return new ColumnPath(List.copyOf(steps));
    }

    List<JsonNode> find(JsonNode object) {
        var found = List.of(object);
        for (var step : steps) {
            var next = new ArrayList<JsonNode>();
            found.forEach(node -> step(node, step, next));
            found = next;
        }
        return found;
    }

    private static void step(JsonNode node, String step, List<JsonNode> found) {
        if (!step.startsWith("[")) {
            if (node.has(step)) {
                found.add(node.get(step));
            }
            return;
        }
        var inside = step.substring(1);
        var filter = FILTER.matcher(inside);
        if (inside.equals("*")) {
            node.forEach(found::add);
        } else if (filter.matches()) {
            for (var item : node) {
                if (item.at("/" + filter.group(1).replace('.', '/')).asText().equals(filter.group(2))) {
                    found.add(item);
                }
            }
        } else if (inside.matches("\\d{1,6}")) {
            if (node.has(Integer.parseInt(inside))) {
                found.add(node.get(Integer.parseInt(inside)));
            }
        } else {
            step(node, inside.replaceAll("^['\"]|['\"]$", ""), found);
        }
    }
}

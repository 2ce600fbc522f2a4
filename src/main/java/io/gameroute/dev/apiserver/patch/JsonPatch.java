package io.gameroute.dev.apiserver.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;

/** RFC 6902: all operations in order, or none. */
public final class JsonPatch {
    /** The API server's bound on operations per request. */
    private static final int MAX_OPERATIONS = 10_000;

    private JsonNode document;

    private JsonPatch(ObjectNode document) {
        this.document = document;
    }

    public static ObjectNode apply(ObjectNode current, ArrayNode patch) {
        if (patch.size() > MAX_OPERATIONS) {
            throw PatchException.malformed(
                    "The allowed maximum operations in a JSON patch is " + MAX_OPERATIONS + ", got " + patch.size());
        }
        var working = new JsonPatch(current.deepCopy());
        patch.forEach(working::perform);
        if (working.document instanceof ObjectNode object) {
            return object;
        }
        throw PatchException.rejected("the patch does not leave an object");
    }

    private void perform(JsonNode operation) {
        var path = pointer(operation, "path");
        switch (operation.path("op").asText()) {
            case "add" -> add(path, value(operation).deepCopy());
            case "remove" -> remove(path);
            case "replace" -> replace(path, value(operation).deepCopy());
            case "move" -> move(pointer(operation, "from"), path);
            case "copy" -> add(path, find(pointer(operation, "from")).deepCopy());
            case "test" -> test(path, operation.path("value"));
            default -> throw PatchException.rejected("unexpected kind: " + operation.path("op"));
        }
    }

    private void move(JsonPointer from, JsonPointer to) {
        var moved = find(from);
        remove(from);
        add(to, moved);
    }

    private void test(JsonPointer path, JsonNode expected) {
        var found = document.at(path);
        boolean equal = isNothing(found) ? isNothing(expected) : Json.isSame(found, expected);
        if (!equal) {
            throw PatchException.rejected("testing value " + path + " failed: test failed");
        }
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private void add(JsonPointer path, JsonNode value) {
        if (path.matches()) {
            document = value;
            return;
        }
        var name = path.last().getMatchingProperty();
        if (find(path.head()) instanceof ArrayNode list) {
            list.insert(name.equals("-") ? list.size() : index(name, list.size()), value);
        } else {
            object(path).set(name, value);
        }
    }

    private void replace(JsonPointer path, JsonNode value) {
        if (path.matches()) {
            document = value;
            return;
        }
        find(path);
        var name = path.last().getMatchingProperty();
        if (find(path.head()) instanceof ArrayNode list) {
            list.set(index(name, list.size() - 1), value);
        } else {
            object(path).set(name, value);
        }
    }

    private void remove(JsonPointer path) {
        if (path.matches()) {
            throw PatchException.rejected("the whole object cannot be removed");
        }
        find(path);
        var name = path.last().getMatchingProperty();
        if (find(path.head()) instanceof ArrayNode list) {
            list.remove(index(name, list.size() - 1));
        } else {
            object(path).remove(name);
        }
    }

    private ObjectNode object(JsonPointer path) {
        if (find(path.head()) instanceof ObjectNode object) {
            return object;
        }
        throw PatchException.rejected(path + " is not in an object");
    }

    private JsonNode find(JsonPointer path) {
        var found = document.at(path);
        if (found.isMissingNode()) {
            throw PatchException.rejected(path + " does not exist");
        }
        return found;
    }

    private static int index(String name, int last) {
        if (!name.matches("0|[1-9]\\d{0,8}") || Integer.parseInt(name) > last) {
            throw PatchException.rejected("Unable to access invalid index: " + name);
        }
        return Integer.parseInt(name);
    }

    private static JsonNode value(JsonNode operation) {
        if (!operation.has("value")) {
            throw PatchException.rejected(operation.path("op").asText() + " operation has no value");
        }
        return operation.get("value");
    }

    private static JsonPointer pointer(JsonNode operation, String field) {
        var text = operation.path(field);
        if (!text.isTextual() || !(text.asText().isEmpty() || text.asText().startsWith("/"))) {
            throw PatchException.rejected("missing or invalid " + field + " in " + operation);
        }
        return JsonPointer.compile(text.asText());
    }
}

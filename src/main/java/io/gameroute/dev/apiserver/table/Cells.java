package io.gameroute.dev.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The values of cells, and the columns that show them. */
final class Cells {
    static final TableColumn NAME = named(object -> text(object, "/metadata/name"));
    static final TableColumn AGE = new TableColumn(
            "Age",
            "string",
            "",
            "The time since the object was created.",
            0,
            (object, now) -> text(Ages.since(text(object, "/metadata/creationTimestamp"), now)));

    private Cells() {}

    static TableColumn named(Function<ObjectNode, String> name) {
        return new TableColumn(
                "Name", "string", "name", "The name of the object.", 0, (object, now) -> text(name.apply(object)));
    }

    /** A text of an object, at a JSON pointer. */
    static TableColumn shown(String name, String pointer) {
        return column(name, object -> text(object, pointer));
    }

    static TableColumn column(String name, Function<ObjectNode, String> value) {
        return typed(name, "string", object -> text(value.apply(object)));
    }

    static TableColumn wide(String name, Function<ObjectNode, String> value) {
        return new TableColumn(name, "string", "", "", 1, (object, now) -> text(value.apply(object)));
    }

    static TableColumn number(String name, String type, Function<ObjectNode, Long> value) {
        return typed(name, type, object -> JsonNodeFactory.instance.numberNode(value.apply(object)));
    }

    static TableColumn typed(String name, String type, Function<ObjectNode, JsonNode> value) {
        return new TableColumn(name, type, "", "", 0, (object, now) -> value.apply(object));
    }

    static JsonNode flag(JsonNode object, String field) {
        return JsonNodeFactory.instance.booleanNode(object.path(field).asBoolean());
    }

    static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    static String text(JsonNode object, String pointer) {
        return object.at(pointer).asText();
    }

    static String orNone(String text) {
        return or(text, "<none>");
    }

    static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    static List<String> texts(JsonNode list, String field) {
        var texts = new ArrayList<String>();
        list.forEach(item ->
                texts.add(field.isEmpty() ? item.asText() : item.path(field).asText()));
        texts.removeIf(String::isEmpty);
        return texts;
    }
}

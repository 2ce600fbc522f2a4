package io.gameroute.dev.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The columns of a kind, the name first. */
public final class TableColumns {
    private static final TableColumn NAME = new TableColumn(
            "Name", "string", "name", "Name must be unique within a namespace.", 0, (object, now) -> object.path(
                            "metadata")
                    .path("name"));
    private static final TableColumn AGE = new TableColumn(
            "Age",
            "string",
            "",
            "CreationTimestamp is the time at which the object was created.",
            0,
            (object, now) ->
                    text(Ages.since(object.at("/metadata/creationTimestamp").asText(), now)));

    private final List<TableColumn> columns;

    private TableColumns(List<TableColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Those of a CRD, or the age if it names none. */
    public static TableColumns ofCrd(ArrayNode additionalPrinterColumns) {
        var columns = new ArrayList<TableColumn>();
        columns.add(NAME);
        for (var column : additionalPrinterColumns) {
            columns.add(ofCrd(column));
        }
        if (additionalPrinterColumns.isEmpty()) {
            columns.add(AGE);
        }
        return new TableColumns(columns);
    }

    /** Name and age, which every kind has. */
    public static TableColumns byDefault() {
        return new TableColumns(List.of(NAME, AGE));
    }

    /** Those of pods; every other kind has name and age. */
    public static TableColumns ofBuiltIn(String kind) {
        return kind.equals("Pod") ? pods() : byDefault();
    }

    private static TableColumns pods() {
        return new TableColumns(List.of(
                NAME,
                column("Ready", 0, (pod, now) -> text(PodStatusText.of(pod, now).ready())),
                column(
                        "Status",
                        0,
                        (pod, now) -> text(PodStatusText.of(pod, now).status())),
                column(
                        "Restarts",
                        0,
                        (pod, now) -> text(PodStatusText.of(pod, now).restarts())),
                AGE,
                column("IP", 1, (pod, now) -> orNone(pod.at("/status/podIP"))),
                column("Node", 1, (pod, now) -> orNone(pod.at("/spec/nodeName"))),
                column("Nominated Node", 1, (pod, now) -> orNone(pod.at("/status/nominatedNodeName"))),
                column("Readiness Gates", 1, (pod, now) -> text(readinessGates(pod)))));
    }

    private static String readinessGates(ObjectNode pod) {
        var gates = pod.at("/spec/readinessGates");
        long met = 0;
        for (var gate : gates) {
            for (var condition : pod.at("/status/conditions")) {
                boolean isTrue = condition.path("status").asText().equals("True");
                met += isTrue && condition.path("type").equals(gate.path("conditionType")) ? 1 : 0;
            }
        }
        return gates.isEmpty() ? "<none>" : met + "/" + gates.size();
    }

    private static TableColumn column(String name, int priority, TableColumn.Cell cell) {
        return new TableColumn(name, "string", "", "", priority, cell);
    }

    private static JsonNode orNone(JsonNode value) {
        return text(value.asText().isEmpty() ? "<none>" : value.asText());
    }

    List<TableColumn> columns() {
        return columns;
    }

    private static TableColumn ofCrd(JsonNode column) {
        var path = ColumnPath.parse(column.path("jsonPath").asText());
        var type = column.path("type").asText();
        return new TableColumn(
                column.path("name").asText(),
                type,
                column.path("format").asText(),
                column.path("description")
                        .asText("Custom resource definition column (in JSONPath format): "
                                + column.path("jsonPath").asText()),
                column.path("priority").asInt(),
                (object, now) -> cell(type, path, object, now));
    }

    /** A value that does not have the type of its column is left out. */
    private static JsonNode cell(String type, ColumnPath path, ObjectNode object, Instant now) {
        var values = path.find(object);
        if (values.isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        var value = values.get(0);
        return switch (type) {
            case "date" -> text(value.isNull() ? "<unknown>" : Ages.since(value.asText(), now));
            case "integer" -> value.isNumber() ? JsonNodeFactory.instance.numberNode(value.asLong()) : nothing();
            case "number" -> value.isNumber() ? value : nothing();
            case "boolean" -> value.isBoolean() ? value : nothing();
            default -> text(joined(values));
        };
    }

    private static String joined(List<JsonNode> values) {
        var texts = new ArrayList<String>();
        values.forEach(value -> texts.add(value.isContainerNode() ? value.toString() : value.asText()));
        return String.join(",", texts);
    }

    private static JsonNode nothing() {
        return JsonNodeFactory.instance.nullNode();
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }
}

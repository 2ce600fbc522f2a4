package io.gameroute.dev.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The columns of a kind, the name first. */
public final class TableColumns {
    private final List<TableColumn> columns;
    private final Function<ObjectNode, ArrayNode> rowConditions;

    TableColumns(List<TableColumn> columns, Function<ObjectNode, ArrayNode> rowConditions) {
        this.columns = List.copyOf(columns);
        this.rowConditions = rowConditions;
    }

    private TableColumns(List<TableColumn> columns) {
        this(columns, object -> JsonNodeFactory.instance.arrayNode());
    }

    /** Those of a CRD, or the age if it names none. */
    public static TableColumns ofCrd(ArrayNode additionalPrinterColumns) {
        var columns = new ArrayList<TableColumn>();
        columns.add(Cells.NAME);
        for (var column : additionalPrinterColumns) {
            columns.add(ofCrd(column));
        }
        if (additionalPrinterColumns.isEmpty()) {
            columns.add(Cells.AGE);
        }
        return new TableColumns(columns);
    }

    /** Name and age, which every kind has. */
    public static TableColumns byDefault() {
        return new TableColumns(List.of(Cells.NAME, Cells.AGE));
    }

    /** Those that kubectl's users know; a kind about which there is nothing more to show has name and age. */
    public static TableColumns ofBuiltIn(String kind) {
        return switch (kind) {
            case "Pod" -> PodColumns.of();
            case "Node" -> new TableColumns(NodeColumns.of());
            case "Service" -> new TableColumns(ServiceColumns.of());
            case "Endpoints" -> new TableColumns(ServiceColumns.ofEndpoints());
            case "Event" -> new TableColumns(EventColumns.of());
            case "PersistentVolume" -> new TableColumns(VolumeColumns.ofVolumes());
            case "PersistentVolumeClaim" -> new TableColumns(VolumeColumns.ofClaims());
            case "StorageClass" -> new TableColumns(VolumeColumns.ofStorageClasses());
            default -> SmallColumns.of(kind).map(TableColumns::new).orElseGet(TableColumns::byDefault);
        };
    }

    /** What a row says about its object beside the cells. */
    ArrayNode rowConditions(ObjectNode object) {
        return rowConditions.apply(object);
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
            case "date" -> Cells.text(value.isNull() ? "<unknown>" : Ages.since(value.asText(), now));
            case "integer" -> value.isNumber() ? JsonNodeFactory.instance.numberNode(value.asLong()) : nothing();
            case "number" -> value.isNumber() ? value : nothing();
            case "boolean" -> value.isBoolean() ? value : nothing();
            default -> Cells.text(joined(values));
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
}

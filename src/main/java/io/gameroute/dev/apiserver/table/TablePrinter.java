package io.gameroute.dev.apiserver.table;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Objects as a {@code meta.k8s.io/v1} Table; a row carries the metadata of its object. */
public final class TablePrinter {
    private TablePrinter() {}

    public static ObjectNode print(TableColumns columns, List<ObjectNode> objects, Instant now) {
        var table = JsonNodeFactory.instance.objectNode();
        table.put("kind", "Table").put("apiVersion", "meta.k8s.io/v1").putObject("metadata");
        var definitions = table.putArray("columnDefinitions");
        for (var column : columns.columns()) {
            definitions
                    .addObject()
                    .put("name", column.name())
                    .put("type", column.type())
                    .put("format", column.format())
                    .put("description", column.description())
                    .put("priority", column.priority());
        }
        var rows = table.putArray("rows");
        objects.forEach(object -> row(rows.addObject(), columns, object, now));
        return table;
    }

    private static void row(ObjectNode row, TableColumns columns, ObjectNode object, Instant now) {
        var cells = row.putArray("cells");
        columns.columns().forEach(column -> cells.add(column.cell().of(object, now)));
        var conditions = columns.rowConditions(object);
        if (!conditions.isEmpty()) {
            row.set("conditions", conditions);
        }
        row.putObject("object")
                .put("kind", "PartialObjectMetadata")
                .put("apiVersion", "meta.k8s.io/v1")
                .set("metadata", object.path("metadata").deepCopy());
    }
}

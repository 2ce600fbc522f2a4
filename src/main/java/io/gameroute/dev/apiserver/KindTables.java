package io.gameroute.dev.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.http.Tables;
import io.gameroute.dev.apiserver.registry.CustomKind;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.table.TableColumns;
import io.gameroute.dev.apiserver.table.TablePrinter;
import java.time.Clock;
import java.util.List;

/** Tables with the columns that a definition names, or that kubectl's users expect of a built-in kind. */
record KindTables(Clock clock) implements Tables {
    @Override
    public ObjectNode print(ResourceType type, List<ObjectNode> objects) {
        return TablePrinter.print(columns(type), objects, clock.instant());
    }

    private static TableColumns columns(ResourceType type) {
        return type.custom().map(KindTables::columns).orElseGet(() -> TableColumns.ofBuiltIn(type.kind()));
    }

    private static TableColumns columns(CustomKind kind) {
        return kind.printerColumns() instanceof ArrayNode columns && !columns.isEmpty()
                ? TableColumns.ofCrd(columns)
                : TableColumns.byDefault();
    }
}

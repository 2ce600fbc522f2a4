package io.gameroute.dev.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.table.TableColumns;
import io.gameroute.dev.apiserver.table.TablePrinter;
import java.time.Clock;
import java.util.List;

/** Prints objects as the table that kubectl shows: by the columns that its users know, or by those of a definition. */
public final class Tables {
    private final Clock clock;

    public Tables(Clock clock) {
        this.clock = clock;
    }

    ObjectNode print(ResourceType type, List<ObjectNode> objects) {
        TableColumns columns = type.custom()
                .map(custom -> TableColumns.ofCrd(list(custom.printerColumns())))
                .orElseGet(() -> TableColumns.ofBuiltIn(type.kind()));
        return TablePrinter.print(columns, objects, clock.instant());
    }

    private static ArrayNode list(JsonNode columns) {
        return columns instanceof ArrayNode list ? list : Json.array();
    }
}

package io.gameroute.dev.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** One column; {@code format} is "name" for the name of the object, and a priority above 0 shows only in wide output. */
record TableColumn(String name, String type, String format, String description, int priority, Cell cell) {
    /** What stands in the column for an object at a time. */
    interface Cell {
        JsonNode of(ObjectNode object, Instant now);
    }
}

package io.gameroute.dev.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Events of either group; they name the same things differently. */
final class EventColumns {
    private EventColumns() {}

    static List<TableColumn> of() {
        return List.of(
                time("Last Seen", 0, EventColumns::lastSeen),
                Cells.shown("Type", "/type"),
                Cells.shown("Reason", "/reason"),
                Cells.column("Object", EventColumns::object),
                Cells.wide("Subobject", event -> either(event, "/involvedObject/fieldPath", "/regarding/fieldPath")),
                Cells.wide("Source", EventColumns::source),
                Cells.column(
                        "Message", event -> either(event, "/message", "/note").strip()),
                time("First Seen", 1, EventColumns::firstSeen),
                new TableColumn("Count", "string", "", "", 1, (event, now) -> count(event)),
                new TableColumn("Name", "string", "name", "", 1, (event, now) -> event.at("/metadata/name")));
    }

    private static TableColumn time(String name, int priority, Function<ObjectNode, String> when) {
        TableColumn.Cell cell = (ObjectNode event, Instant now) -> Cells.text(Ages.since(when.apply(event), now));
        return new TableColumn(name, "string", "", "", priority, cell);
    }

    private static String firstSeen(ObjectNode event) {
        return Cells.or(either(event, "/firstTimestamp", "/deprecatedFirstTimestamp"), text(event, "/eventTime"));
    }

    private static String lastSeen(ObjectNode event) {
        var series = text(event, "/series/lastObservedTime");
        var last = either(event, "/lastTimestamp", "/deprecatedLastTimestamp");
        return Cells.or(series, Cells.or(last, firstSeen(event)));
    }

    private static JsonNode count(ObjectNode event) {
        int series = event.at("/series/count").asInt();
        int count = Math.max(
                event.path("count").asInt(), event.path("deprecatedCount").asInt());
        return JsonNodeFactory.instance.numberNode(series > 0 ? series : Math.max(count, 1));
    }

    private static String object(ObjectNode event) {
        var kind = either(event, "/involvedObject/kind", "/regarding/kind").toLowerCase(Locale.ROOT);
        var name = either(event, "/involvedObject/name", "/regarding/name");
        return kind.isEmpty() ? name : kind + "/" + name;
    }

    private static String source(ObjectNode event) {
        var component = either(event, "/source/component", "/deprecatedSource/component");
        return component.isEmpty()
                ? pair(either(event, "/reportingComponent", "/reportingController"), text(event, "/reportingInstance"))
                : pair(component, either(event, "/source/host", "/deprecatedSource/host"));
    }

    private static String pair(String one, String other) {
        return other.isEmpty() ? one : one + ", " + other;
    }

    private static String either(ObjectNode event, String pointer, String other) {
        return Cells.or(text(event, pointer), text(event, other));
    }

    private static String text(ObjectNode event, String pointer) {
        var value = event.at(pointer);
        return value.isNull() ? "" : value.asText();
    }
}

package io.gameroute.sinks.kamelet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeSet;

/** An event as one line for people. Values of labels and annotations are not in it: they may be long, or not for everybody. Pure. */
final class EventLine {
    private EventLine() {}

    static String of(SinkEvent event) {
        String what = what(event);
        String reason = event.reason().isEmpty() ? "" : " (" + event.reason() + ")";
        String message = event.change().at("/new/message").asText("");
        return event.attribute("subject") + " " + event.shortType() + (what.isEmpty() ? "" : " " + what) + reason
                + (message.isEmpty() ? "" : ": " + message);
    }

    private static String what(SinkEvent event) {
        JsonNode change = event.change();
        String type = event.shortType();
        return switch (type.substring(type.indexOf('.') + 1)) {
            case "created" -> event.change("state") + event.change("replicas");
            case "deleted" -> event.change("state");
            case "priority" -> event.change("priority") + " " + moved(change);
            case "network" -> moved(change.at("/old/state"), change.at("/new/state")) + addresses(change.path("new"));
            case "quality" -> verdict(event.change("quality"), change.path("new"));
            case "condition" -> verdict(event.change("condition"), change.path("new"));
            case "update.begun" -> "from " + change.at("/old/revision").asText("none");
            case "update.done" -> moved(change.at("/old/revision"), change.at("/new/revision"));
            case "metadata" -> event.change("field") + ": " + keys(change);
            default -> moved(change);
        };
    }

    private static String moved(JsonNode change) {
        return moved(change.path("old"), change.path("new"));
    }

    private static String moved(JsonNode old, JsonNode now) {
        return old.asText("none") + " -> " + now.asText("none");
    }

    private static String addresses(JsonNode network) {
        StringBuilder addresses = new StringBuilder();
        network.path("external").forEach(address -> addresses.append(' ').append(address.asText()));
        return (network.path("disabled").asBoolean() ? " (disabled)" : "") + addresses;
    }

    private static String verdict(String name, JsonNode now) {
        return now.isMissingNode()
                ? name + " is gone"
                : name + "=" + now.path("status").asText("unknown");
    }

    private static String keys(JsonNode change) {
        TreeSet<String> keys = new TreeSet<>();
        change.path("old").fieldNames().forEachRemaining(keys::add);
        change.path("new").fieldNames().forEachRemaining(keys::add);
        return String.join(", ", keys);
    }
}

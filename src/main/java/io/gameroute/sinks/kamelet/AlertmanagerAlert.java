package io.gameroute.sinks.kamelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Alertmanager's v2 API. A state or condition that is well again resolves the alert that it began: its labels are the same. */
public final class AlertmanagerAlert extends HttpEvent {
    private static final Set<String> ILL_STATES = Set.of("Crash", "NotReady");

    private String severity = "warning";

    @Override
    JsonNode body(SinkEvent event) {
        ObjectNode alert = JsonNodeFactory.instance.objectNode();
        alert.putObject("labels")
                .put("alertname", name(event))
                .put("severity", severity)
                .put("namespace", event.subject("namespace"))
                .put("set", event.subject("set"))
                .put("name", event.subject("name"));
        alert.putObject("annotations").put("summary", event.line());
        if (isOver(event)) {
            alert.put("endsAt", event.attribute("time"));
        } else {
            alert.put("startsAt", event.attribute("time"));
        }
        return JsonNodeFactory.instance.arrayNode().add(alert);
    }

    private static String name(SinkEvent event) {
        return switch (event.shortType()) {
            case "gameserver.state", "gameserver.deleted" -> "GameServerUnwell";
            case "gameserverset.condition" -> "GameServerSet" + event.change("type");
            case "gameserver.condition" -> "GameServer" + event.change("type");
            default -> "GameServerEvent";
        };
    }

    /** Degraded is ill when it is True; Ready, Progressing and the conditions of a server when they are not. */
    private static boolean isOver(SinkEvent event) {
        return switch (event.shortType()) {
            case "gameserver.state" -> !ILL_STATES.contains(event.change("new"));
            case "gameserver.deleted" -> true;
            case "gameserverset.condition", "gameserver.condition" ->
                event.change("type").equals("Degraded")
                        != event.change("status").equals("True");
            default -> false;
        };
    }

    public void setSeverity(String severity) {
        this.severity = severity;
    }
}

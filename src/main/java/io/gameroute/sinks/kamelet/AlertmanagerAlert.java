package io.gameroute.sinks.kamelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Alertmanager's v2 API. An alert is told once and ended by a later event with the same labels, so its end is given: without one Alertmanager takes it to be
 * over when it has not heard of it for some minutes.
 */
public final class AlertmanagerAlert extends HttpEvent {
    private String severity = "warning";
    private Duration expires = Duration.ofDays(7);

    @Override
    JsonNode body(SinkEvent event) {
        ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
        AlertTurn.of(event).forEach(turn -> alerts.add(alert(turn, event)));
        return alerts;
    }

    private ObjectNode alert(AlertTurn turn, SinkEvent event) {
        ObjectNode alert = JsonNodeFactory.instance.objectNode();
        alert.putObject("labels")
                .put("alertname", turn.name())
                .put("severity", severity)
                .put("namespace", event.subject("namespace"))
                .put("set", event.subject("set"))
                .put("name", event.subject("name"));
        alert.putObject("annotations").put("summary", EventLine.of(event));
        Instant time = OffsetDateTime.parse(event.attribute("time")).toInstant();
        switch (turn.course()) {
            case BEGINS ->
                alert.put("startsAt", time.toString())
                        .put("endsAt", time.plus(expires).toString());
            case ENDS -> alert.put("endsAt", time.toString());
            case PASSES -> alert.put("startsAt", time.toString());
        }
        return alert;
    }

    public void setSeverity(String severity) {
        this.severity = severity;
    }

    /** When an alert ends that nothing resolves: the event that would have done it may have become a dead letter. */
    public void setExpiresHours(int hours) {
        expires = Duration.ofHours(hours);
    }
}

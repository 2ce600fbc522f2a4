package io.gameroute.sinks.kamelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Message;

/** Loki's push API: one line, with few labels, so that streams stay few; names of servers are in the line. */
public final class LokiPush extends HttpEvent {
    private String job = "gameroute";
    private String tenant = "";

    @Override
    JsonNode body(SinkEvent event) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode stream = root.putArray("streams").addObject();
        stream.putObject("stream")
                .put("job", job)
                .put("type", event.shortType())
                .put("namespace", event.subject("namespace"));
        stream.putArray("values")
                .addArray()
                .add(nanos(event.attribute("time")))
                .add(event.structured().toString());
        return root;
    }

    private static String nanos(String time) {
        Instant instant = OffsetDateTime.parse(time).toInstant();
        return String.valueOf(TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano());
    }

    @Override
    void headers(SinkEvent event, Message message) {
        if (!tenant.isEmpty()) {
            message.setHeader("X-Scope-OrgID", tenant);
        }
    }

    public void setJob(String job) {
        this.job = job;
    }

    public void setTenant(String tenant) {
        this.tenant = tenant;
    }
}

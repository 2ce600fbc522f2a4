package io.gameroute.sinks.kamelet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Makes the named parameters of a statement of an event. They are bound, never put into its text. */
public final class EventRow implements Processor {
    private static final String QUERY = "CamelSqlQuery";

    private String statement = "";

    @Override
    public void process(Exchange exchange) throws Exception {
        SinkEvent event = SinkEvent.of(exchange.getMessage());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", event.attribute("id"));
        row.put("type", event.shortType());
        row.put("time", event.attribute("time"));
        for (String field : new String[] {"kind", "namespace", "name", "uid", "set", "state", "opsState", "node"}) {
            row.put(field, event.subject(field));
        }
        row.put("reason", event.reason());
        row.put("addresses", event.data().path("subject").path("addresses").toString());
        row.put("labels", event.data().path("subject").path("labels").toString());
        row.put("annotations", event.data().path("subject").path("annotations").toString());
        row.put("sequence", event.data().path("sequence").asLong());
        row.put("deleted", event.shortType().endsWith(".deleted"));
        row.put("event", event.structured().toString());
        exchange.getMessage().setBody(row);
        exchange.getMessage().setHeader(QUERY, statement);
    }

    public void setStatement(String statement) {
        this.statement = statement;
    }
}

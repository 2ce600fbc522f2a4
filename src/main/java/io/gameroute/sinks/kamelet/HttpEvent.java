package io.gameroute.sinks.kamelet;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Makes an HTTP request of an event. Nothing of the message before goes along, except what is set here. */
public abstract class HttpEvent implements Processor {
    private String token = "";

    /** What the receiver wants to read. */
    abstract JsonNode body(SinkEvent event);

    String contentType() {
        return "application/json";
    }

    /** What else the request carries. */
    void headers(SinkEvent event, Message message) {}

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        SinkEvent event = SinkEvent.of(message);
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.CONTENT_TYPE, contentType());
        if (!token.isEmpty()) {
            message.setHeader("Authorization", "Bearer " + token);
        }
        headers(event, message);
        message.setBody(body(event).toString());
    }

    /** Sent as a bearer's; empty for none. */
    public void setToken(String token) {
        this.token = token;
    }
}

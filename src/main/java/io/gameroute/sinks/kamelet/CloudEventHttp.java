package io.gameroute.sinks.kamelet;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Message;

/** The CloudEvents HTTP binding: structured, or binary with the attributes as headers. */
public final class CloudEventHttp extends HttpEvent {
    private boolean binary;

    @Override
    JsonNode body(SinkEvent event) {
        return binary ? event.data() : event.structured();
    }

    @Override
    String contentType() {
        return binary ? "application/json" : "application/cloudevents+json";
    }

    @Override
    void headers(SinkEvent event, Message message) {
        if (binary) {
            event.attributes().properties().forEach(attribute -> {
                if (!attribute.getKey().equals("datacontenttype")) {
                    message.setHeader(
                            "ce-" + attribute.getKey(), attribute.getValue().asText());
                }
            });
        }
    }

    /** {@code binary} or {@code structured}. */
    public void setMode(String mode) {
        if (!mode.equals("binary") && !mode.equals("structured")) {
            throw new IllegalArgumentException("mode is binary or structured, not " + mode);
        }
        binary = mode.equals("binary");
    }
}

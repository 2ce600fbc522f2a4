package io.gameroute.sinks.kamelet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Fails when the receiver did not take the event. Its URL, which may be a secret, is in no message. */
public final class HttpAnswer implements Processor {
    private static final int MOST = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private String codeField = "";

    @Override
    public void process(Exchange exchange) {
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        String body = String.valueOf(exchange.getMessage().getBody(String.class));
        if (status < 200 || status > 299) {
            throw new IllegalStateException("the receiver answered " + status + ": " + shortened(body));
        }
        if (!codeField.isEmpty() && !isWell(body)) {
            throw new IllegalStateException("the receiver refused it: " + shortened(body));
        }
    }

    private boolean isWell(String body) {
        try {
            JsonNode code = JSON.readTree(body).path(codeField);
            return code.isMissingNode() || code.asInt(-1) == 0;
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }

    private static String shortened(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "...";
    }

    /** The field of an answer 200 that is 0 only when all is well; empty where the status says it all. */
    public void setCodeField(String codeField) {
        this.codeField = codeField;
    }
}

package io.gameroute.component.workqueue;

import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Adds the key that a message names. Adding never blocks, so there is nothing asynchronous about it. */
final class WorkqueueProducer extends DefaultProducer {
    private final WorkqueueEndpoint endpoint;

    WorkqueueProducer(WorkqueueEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        endpoint.queue().addAfter(key(message), delay(message), priority(message));
    }

    private static String key(Message message) throws InvalidPayloadException {
        String header = message.getHeader(WorkqueueConstants.KEY, String.class);
        return header != null ? header : message.getMandatoryBody(String.class);
    }

    private Duration delay(Message message) {
        Duration header = DurationValue.of(endpoint.getCamelContext(), message.getHeader(WorkqueueConstants.DELAY));
        return header != null ? header : Duration.ofMillis(endpoint.getDelay());
    }

    private WorkqueuePriority priority(Message message) {
        boolean isInitial = !endpoint.getInitialHeader().isEmpty()
                && message.getHeader(endpoint.getInitialHeader(), false, boolean.class);
        return message.getHeader(
                WorkqueueConstants.PRIORITY,
                isInitial ? WorkqueuePriority.INITIAL : endpoint.getPriority(),
                WorkqueuePriority.class);
    }
}

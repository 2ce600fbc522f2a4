package io.gameroute.component.events;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/** What a route gets of an event, without a route. */
public final class EventMessages {
    private EventMessages() {}

    public static Exchange of(CamelContext context, JournalEvent event, BodyMode mode) {
        Exchange exchange = new DefaultExchange(context);
        CloudEventMessage.fill(exchange.getMessage(), event, mode);
        return exchange;
    }
}

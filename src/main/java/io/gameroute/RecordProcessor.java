package io.gameroute;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.gameroute.component.informer.InformerConstants;
import io.gameroute.eventlog.record.ObservationFeed;
import io.gameroute.eventlog.record.ObservationFeed.News;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Hands what an informer tells to the recorder, which never waits for its database. */
final class RecordProcessor implements Processor {
    private final ObservationFeed feed;

    RecordProcessor(ObservationFeed feed) {
        this.feed = feed;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        feed.told(exchange.getMessage().getMandatoryBody(HasMetadata.class), news(exchange.getMessage()));
    }

    private static News news(Message message) {
        if ("DELETED".equals(message.getHeader(InformerConstants.ACTION))) {
            return News.GONE;
        }
        return message.getHeader(InformerConstants.INITIAL, false, boolean.class) ? News.FOUND : News.CHANGED;
    }
}

package io.gameroute.component.events;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.types.Time;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Puts an event of the journal into a message, as a CloudEvent. */
final class CloudEventMessage {
    private static final String JSON = "application/json";
    private static final JsonFormat FORMAT = new JsonFormat();

    private CloudEventMessage() {}

    static CloudEvent of(JournalEvent event) {
        return CloudEventBuilder.v1()
                .withId(event.id())
                .withType(event.type())
                .withSource(URI.create(event.source()))
                .withSubject(event.subject())
                .withTime(OffsetDateTime.parse(event.time()))
                .withExtension("partitionkey", event.subject())
                .withData(JSON, event.data().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    static void fill(Message message, JournalEvent event, BodyMode mode) {
        CloudEvent cloudEvent = of(event);
        if (mode == BodyMode.BINARY) {
            message.setBody(event.data());
            message.setHeader(Exchange.CONTENT_TYPE, JSON);
            message.setHeader("ce-specversion", cloudEvent.getSpecVersion().toString());
            cloudEvent.getAttributeNames().stream()
                    .filter(name -> !name.equals("specversion") && !name.equals("datacontenttype"))
                    .forEach(name -> message.setHeader("ce-" + name, text(cloudEvent.getAttribute(name))));
            message.setHeader("ce-partitionkey", event.subject());
        } else {
            message.setBody(new String(FORMAT.serialize(cloudEvent), StandardCharsets.UTF_8));
            message.setHeader(Exchange.CONTENT_TYPE, FORMAT.serializedContentType());
        }
        message.setHeader(EventsConstants.ID, event.id());
        message.setHeader(EventsConstants.TYPE, event.type());
        message.setHeader(EventsConstants.NAMESPACE, event.namespace());
        message.setHeader(EventsConstants.NAME, event.name());
        message.setHeader(EventsConstants.GROUP, event.group());
        message.setHeader(EventsConstants.POSITION, event.position());
    }

    /** A time by its own text would lack seconds that are zero, which RFC 3339 does not allow. */
    private static String text(@Nullable Object value) {
        return value instanceof OffsetDateTime time ? Time.writeTime(time) : String.valueOf(value);
    }
}

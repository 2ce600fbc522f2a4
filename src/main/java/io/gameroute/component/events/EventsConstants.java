package io.gameroute.component.events;

import org.apache.camel.spi.Metadata;

/** The headers that a sink's route begins with. */
public final class EventsConstants {
    @Metadata(description = "The id of the event: the same at each delivery.", javaType = "String")
    public static final String ID = "CamelGameServerEventId";

    @Metadata(description = "The type, such as io.gameroute.gameserver.state.", javaType = "String")
    public static final String TYPE = "CamelGameServerEventType";

    @Metadata(description = "The namespace of the server or set.", javaType = "String")
    public static final String NAMESPACE = "CamelGameServerEventNamespace";

    @Metadata(description = "The name of the server or set.", javaType = "String")
    public static final String NAME = "CamelGameServerEventName";

    @Metadata(description = "The set.", javaType = "String")
    public static final String GROUP = "CamelGameServerEventSet";

    @Metadata(description = "The place of the event in the log.", javaType = "long")
    public static final String POSITION = "CamelGameServerEventPosition";

    @Metadata(description = "How often this event was tried before, since the route started.", javaType = "int")
    public static final String FAILURES = "CamelGameServerEventFailures";

    @Metadata(description = "Whether it is a dead letter that is delivered again.", javaType = "boolean")
    public static final String REPLAY = "CamelGameServerEventReplay";

    private EventsConstants() {}
}

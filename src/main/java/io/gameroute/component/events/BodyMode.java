package io.gameroute.component.events;

/** How a CloudEvent is put into a message, by the names of its HTTP binding. */
public enum BodyMode {
    /** The body is the whole event, as {@code application/cloudevents+json}. */
    STRUCTURED,
    /** The body is the data, the attributes are {@code ce-} headers. */
    BINARY
}

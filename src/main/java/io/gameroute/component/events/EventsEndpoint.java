package io.gameroute.component.events;

import java.time.Duration;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Receive what happens to game servers: every event at least once, in order, from where the sink of that name was. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "gameserver-events",
        title = "Game Server Events",
        syntax = "gameserver-events:name",
        consumerOnly = true,
        category = {Category.MESSAGING},
        headersClass = EventsConstants.class)
public class EventsEndpoint extends DefaultEndpoint {
    @UriPath(description = "Name of the sink. It keeps its place in the log under this name, also over restarts.")
    @Metadata(required = true)
    private final String name;

    @UriParam(
            label = "consumer",
            description =
                    "Which types, such as gameserver.state or update.*; a type may be written from any of its dots on. Empty for all.")
    private String types = "";

    @UriParam(label = "consumer", description = "Which namespaces, such as games,test-*. Empty for all.")
    private String namespaces = "";

    @UriParam(
            label = "consumer",
            description = "Servers of which sets, and which sets, such as arena,lobby-*. Empty for all.")
    private String sets = "";

    @UriParam(
            label = "consumer",
            description = "Only servers and sets with these labels, in the syntax of kubectl's -l.")
    private String labelSelector = "";

    @UriParam(
            label = "consumer",
            description =
                    "Only servers and sets with these annotations, in the same syntax; servers have those of their set's template.")
    private String annotationSelector = "";

    @UriParam(
            label = "consumer",
            defaultValue = "latest",
            description =
                    "Where a sink begins that never began before: latest, earliest, or a time such as 2026-01-31T12:00:00Z. A sink that has begun goes on where it was.")
    private String from = "latest";

    @UriParam(
            label = "consumer",
            defaultValue = "STRUCTURED",
            description =
                    "Structured: the body is the whole CloudEvent. Binary: the body is its data, the attributes are ce- headers.")
    private BodyMode mode = BodyMode.STRUCTURED;

    @UriParam(label = "consumer", defaultValue = "100", description = "How many events are read at once.")
    private int batchSize = 100;

    @UriParam(
            label = "consumer",
            defaultValue = "10",
            description =
                    "After how many failed tries an event becomes a dead letter and the next one is delivered; 0 for never.")
    private int maximumTries = 10;

    @UriParam(
            label = "consumer",
            defaultValue = "200",
            javaType = "java.time.Duration",
            description = "How long the sink rests after an event's first failure; doubles with each further one.")
    private long backoffInitial = 200;

    @UriParam(
            label = "consumer",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "How long the sink rests at most between two tries.")
    private long backoffMax = 60_000;

    @UriParam(
            label = "consumer",
            defaultValue = "500",
            javaType = "java.time.Duration",
            description =
                    "How often to look for events that another process recorded; this process's own are delivered at once.")
    private long pollInterval = 500;

    public EventsEndpoint(String uri, EventsComponent component, String name) {
        super(uri, component);
        this.name = name;
    }

    @Override
    public EventsComponent getComponent() {
        return (EventsComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "gameserver-events: is the beginning of a route, nothing is sent to it");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        EventsConsumer consumer = new EventsConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        settings();
    }

    /** @throws IllegalArgumentException for an option that says nothing sensible */
    SinkSettings settings() {
        if (batchSize < 1
                || maximumTries < 0
                || backoffInitial < 1
                || backoffMax < backoffInitial
                || pollInterval < 1) {
            throw new IllegalArgumentException(
                    "gameserver-events:" + name + ": batchSize and pollInterval of 1 or more,"
                            + " maximumTries of 0 or more and 0 < backoffInitial <= backoffMax are needed");
        }
        EventFilter filter = new EventFilter(
                Glob.of(types),
                Glob.of(namespaces),
                Glob.of(sets),
                Selector.parse(labelSelector),
                Selector.parse(annotationSelector));
        return new SinkSettings(
                name,
                getComponent().owner(),
                Start.parse(from),
                filter,
                batchSize,
                maximumTries,
                Duration.ofMillis(backoffInitial),
                Duration.ofMillis(backoffMax),
                Duration.ofMillis(pollInterval));
    }

    public String getName() {
        return name;
    }

    public String getTypes() {
        return types;
    }

    public void setTypes(String types) {
        this.types = types;
    }

    public String getNamespaces() {
        return namespaces;
    }

    public void setNamespaces(String namespaces) {
        this.namespaces = namespaces;
    }

    public String getSets() {
        return sets;
    }

    public void setSets(String sets) {
        this.sets = sets;
    }

    public String getLabelSelector() {
        return labelSelector;
    }

    public void setLabelSelector(String labelSelector) {
        this.labelSelector = labelSelector;
    }

    public String getAnnotationSelector() {
        return annotationSelector;
    }

    public void setAnnotationSelector(String annotationSelector) {
        this.annotationSelector = annotationSelector;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public BodyMode getMode() {
        return mode;
    }

    public void setMode(BodyMode mode) {
        this.mode = mode;
    }

    public int getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public int getMaximumTries() {
        return maximumTries;
    }

    public void setMaximumTries(int maximumTries) {
        this.maximumTries = maximumTries;
    }

    public long getBackoffInitial() {
        return backoffInitial;
    }

    public void setBackoffInitial(long backoffInitial) {
        this.backoffInitial = backoffInitial;
    }

    public long getBackoffMax() {
        return backoffMax;
    }

    public void setBackoffMax(long backoffMax) {
        this.backoffMax = backoffMax;
    }

    public long getPollInterval() {
        return pollInterval;
    }

    public void setPollInterval(long pollInterval) {
        this.pollInterval = pollInterval;
    }
}

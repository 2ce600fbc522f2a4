package io.gameroute.component.workqueue;

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

/** Queue keys and work on them: each key once, with one worker at a time, and with its own back-off when it fails. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "workqueue",
        title = "Work Queue",
        syntax = "workqueue:name",
        category = {Category.CORE, Category.SCHEDULING},
        headersClass = WorkqueueConstants.class)
public class WorkqueueEndpoint extends DefaultEndpoint {
    static final Backoff DEFAULT_BACKOFF = new Backoff(Duration.ofMillis(5), Duration.ofMinutes(5), 0.1);

    @UriPath(description = "Name of the queue. Endpoints of one name share one queue.")
    @Metadata(required = true)
    private final String name;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            javaType = "java.time.Duration",
            description = "Adds the key after this time. A key that is queued already can only move earlier.")
    private long delay;

    @UriParam(
            label = "producer",
            defaultValue = "LIVE",
            description = "Keys added as live go before those added as initial; a key that is added as both is live.")
    private WorkqueuePriority priority = WorkqueuePriority.LIVE;

    @UriParam(
            label = "producer",
            description = "Name of a boolean header: where it is true, the key is added as initial. An informer sets"
                    + " CamelInformerInitial.")
    private String initialHeader = "";

    @UriParam(label = "consumer", defaultValue = "64", description = "How many keys are in flight at most.")
    private int concurrency = 64;

    @UriParam(
            label = "consumer",
            defaultValue = "2",
            description =
                    "How many threads start the work. Over asynchronous processors a few threads keep all keys in flight;"
                            + " a route that blocks works on that many keys at once.")
    private int threads = 2;

    @UriParam(
            label = "consumer",
            defaultValue = "5",
            javaType = "java.time.Duration",
            description = "How long a key rests after its first failure; doubles with each further one.")
    private long backoffInitial = DEFAULT_BACKOFF.initial().toMillis();

    @UriParam(
            label = "consumer",
            defaultValue = "300000",
            javaType = "java.time.Duration",
            description = "How long a key that goes on failing rests at most.")
    private long backoffMax = DEFAULT_BACKOFF.max().toMillis();

    @UriParam(
            label = "consumer",
            defaultValue = "0.1",
            description = "By which share a rest is shortened at most, at random, so that keys do not return in step.")
    private double backoffJitter = DEFAULT_BACKOFF.jitter();

    @UriParam(
            label = "consumer",
            defaultValue = "300000",
            javaType = "java.time.Duration",
            description = "When one key has been running for longer than this, the health check is DOWN.")
    private long stuckAfter = 300_000;

    public WorkqueueEndpoint(String uri, WorkqueueComponent component, String name) {
        super(uri, component);
        this.name = name;
    }

    @Override
    public WorkqueueComponent getComponent() {
        return (WorkqueueComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() {
        return new WorkqueueProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        WorkqueueConsumer consumer = new WorkqueueConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    Workqueue queue() {
        return getComponent().queue(name);
    }

    Backoff backoff() {
        return new Backoff(Duration.ofMillis(backoffInitial), Duration.ofMillis(backoffMax), backoffJitter);
    }

    public String getName() {
        return name;
    }

    public long getDelay() {
        return delay;
    }

    public void setDelay(long delay) {
        this.delay = delay;
    }

    public WorkqueuePriority getPriority() {
        return priority;
    }

    public void setPriority(WorkqueuePriority priority) {
        this.priority = priority;
    }

    public String getInitialHeader() {
        return initialHeader;
    }

    public void setInitialHeader(String initialHeader) {
        this.initialHeader = initialHeader;
    }

    public int getConcurrency() {
        return concurrency;
    }

    public void setConcurrency(int concurrency) {
        this.concurrency = atLeastOne("concurrency", concurrency);
    }

    public int getThreads() {
        return threads;
    }

    public void setThreads(int threads) {
        this.threads = atLeastOne("threads", threads);
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

    public double getBackoffJitter() {
        return backoffJitter;
    }

    public void setBackoffJitter(double backoffJitter) {
        this.backoffJitter = backoffJitter;
    }

    public long getStuckAfter() {
        return stuckAfter;
    }

    public void setStuckAfter(long stuckAfter) {
        this.stuckAfter = stuckAfter;
    }

    private static int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + ": at least 1 is needed, not " + value);
        }
        return value;
    }
}

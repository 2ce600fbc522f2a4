package io.gameroute.component.events;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** The sinks of a Camel context and the journal that they read. */
@Component("gameserver-events")
public class EventsComponent extends DefaultComponent {
    private static final long OBSERVE_EVERY_MILLIS = 1000;

    private final String owner = UUID.randomUUID().toString();
    private final Set<SinkProgress> observed = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService observer;

    @Metadata(autowired = true, description = "The journal that the sinks read.")
    private @Nullable EventJournal journal;

    public EventsComponent() {}

    public EventsComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException("gameserver-events: needs a name, as in gameserver-events:cmdb");
        }
        EventsEndpoint endpoint = new EventsEndpoint(uri, this, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected void doStop() throws Exception {
        if (observer != null) {
            getCamelContext().getExecutorServiceManager().shutdownNow(observer);
            observer = null;
        }
        super.doStop();
    }

    /** Names this process in claims. */
    String owner() {
        return owner;
    }

    /** The configured journal, or the only one in Camel's registry. */
    EventJournal journal() {
        EventJournal known =
                journal != null ? journal : CamelContextHelper.findSingleByType(getCamelContext(), EventJournal.class);
        if (known == null) {
            throw new IllegalArgumentException(
                    "gameserver-events: there is no event log; it is turned off, or no EventJournal is bound");
        }
        return known;
    }

    @Nullable
    MeterRegistry meters() {
        MeterRegistry named = CamelContextHelper.lookup(
                getCamelContext(), MicrometerConstants.METRICS_REGISTRY_NAME, MeterRegistry.class);
        return named != null ? named : CamelContextHelper.findSingleByType(getCamelContext(), MeterRegistry.class);
    }

    /** Keeps telling it where the log's end is, also while its sink hangs. */
    synchronized void observe(SinkProgress progress) {
        observed.add(progress);
        if (observer == null) {
            observer = getCamelContext()
                    .getExecutorServiceManager()
                    .newSingleThreadScheduledExecutor(this, "gameserver-events");
            var unused = observer.scheduleWithFixedDelay(
                    this::observeHead, OBSERVE_EVERY_MILLIS, OBSERVE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void forget(SinkProgress progress) {
        observed.remove(progress);
    }

    private void observeHead() {
        try {
            long head = journal().lastPosition();
            observed.forEach(progress -> progress.head(head));
        } catch (IOException | RuntimeException away) {
            // the recorder and the sinks say so
        }
    }

    public @Nullable EventJournal getJournal() {
        return journal;
    }

    public void setJournal(@Nullable EventJournal journal) {
        this.journal = journal;
    }
}

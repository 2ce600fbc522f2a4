package io.gameroute;

import io.gameroute.eventlog.record.EventRecorder;
import io.gameroute.eventlog.record.ObservationFeed;
import io.gameroute.eventlog.sql.Database;
import io.gameroute.eventlog.sql.Retention;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.cluster.CamelClusterEventListener;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recorder as a service of Camel: it records while this process leads, drops what is too old, and reports. */
final class EventLogService extends ServiceSupport {
    private static final Logger LOGGER = LoggerFactory.getLogger(EventLogService.class);
    private static final String GROUP = "gameroute";
    private static final long RETENTION_SECONDS = 60;

    private final CamelContext context;
    private final CamelClusterService cluster;
    private final Database database;
    private final EventRecorder recorder;
    private final ObservationFeed feed;
    private final Retention retention;
    private final Clock clock;
    private final AtomicLong droppedUnread = new AtomicLong();

    EventLogService(
            CamelContext context,
            CamelClusterService cluster,
            Database database,
            EventRecorder recorder,
            ObservationFeed feed,
            Retention retention,
            Clock clock) {
        this.context = context;
        this.cluster = cluster;
        this.database = database;
        this.recorder = recorder;
        this.feed = feed;
        this.retention = retention;
        this.clock = clock;
    }

    /** The cluster service starts after those that are added to it, so whom it elects is followed from the end of the start. */
    void followLeader() throws Exception {
        CamelClusterEventListener.Leadership listener =
                (view, leader) -> lead(view.getLocalMember().isLeader());
        cluster.getView(GROUP).addEventListener(listener);
        report();
    }

    private void lead(boolean leads) {
        recorder.lead(leads);
        if (!leads) {
            feed.clear();
        }
    }

    @Override
    protected void doStart() {
        recorder.start();
        ScheduledExecutorService scheduler =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "eventlog-retention");
        var unused =
                scheduler.scheduleWithFixedDelay(this::dropOld, RETENTION_SECONDS, RETENTION_SECONDS, TimeUnit.SECONDS);
    }

    /** After all routes: what they told is still written. */
    @Override
    protected void doStop() {
        recorder.close();
        database.close();
    }

    private void dropOld() {
        if (!recorder.status().leading()) {
            return;
        }
        try {
            Retention.Dropped dropped = retention.apply(database, clock);
            LOGGER.debug("event log: {} events were dropped", dropped.events());
            if (dropped.unread() > 0) {
                droppedUnread.addAndGet(dropped.unread());
                LOGGER.warn("event log: {} events were dropped that a sink had not read", dropped.unread());
            }
        } catch (SQLException | RuntimeException away) {
            LOGGER.debug("event log: nothing is dropped while the database is away", away);
        }
    }

    private void report() {
        HealthCheckRegistry health = HealthCheckRegistry.get(context);
        if (health != null) {
            health.register(new EventLogHealthCheck(recorder, droppedUnread::get, database.isShared()));
        }
        MeterRegistry meters =
                CamelContextHelper.lookup(context, MicrometerConstants.METRICS_REGISTRY_NAME, MeterRegistry.class);
        if (meters == null) {
            return;
        }
        gauge(meters, "waiting", "Changes that wait to be written", EventRecorder.Status::waiting);
        gauge(meters, "comparing", "Servers whose changes have become one", EventRecorder.Status::comparing);
        gauge(
                meters,
                "away",
                "1 while the database cannot be written",
                s -> s.failure().isPresent() ? 1 : 0);
        counter(meters, "recorded", "Events that were written", EventRecorder.Status::recorded);
        counter(meters, "rows", "Rows of the inventory that were written", EventRecorder.Status::rows);
        counter(
                meters,
                "dropped_unread",
                "Events that retention dropped before every sink had read them",
                s -> droppedUnread.get());
        counter(meters, "collapsed", "Changes that were not recorded as themselves", EventRecorder.Status::collapsed);
    }

    private void gauge(
            MeterRegistry meters, String name, String meaning, ToDoubleFunction<EventRecorder.Status> value) {
        Gauge.builder("gameroute_eventlog_" + name, recorder, r -> value.applyAsDouble(r.status()))
                .description(meaning)
                .register(meters);
    }

    private void counter(
            MeterRegistry meters, String name, String meaning, ToDoubleFunction<EventRecorder.Status> value) {
        FunctionCounter.builder("gameroute_eventlog_" + name, recorder, r -> value.applyAsDouble(r.status()))
                .description(meaning)
                .register(meters);
    }
}

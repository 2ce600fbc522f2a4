package io.gameroute.sinks;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the directory again and again, on a thread of its own. A change counts once two looks agree: a file may be half written. */
public final class SinkService extends ServiceSupport {
    private static final Logger LOGGER = LoggerFactory.getLogger(SinkService.class);
    private static final Duration RETRY = Duration.ofSeconds(30);

    /** Where the files come from. */
    @FunctionalInterface
    public interface Source {
        SinkFiles read() throws IOException;
    }

    private final CamelContext host;
    private final Source source;
    private final Duration interval;
    private final SinkRoutes routes;
    private final SinkFilesMetrics metrics;
    private final SinkFilesHealthCheck check = new SinkFilesHealthCheck(this::states);
    private @Nullable ScheduledExecutorService thread;
    private @Nullable SinkFiles lastLook;
    private long retriedAt = System.nanoTime();

    public SinkService(
            CamelContext host,
            Source source,
            Duration interval,
            SinkPolicy policy,
            SinkSurroundings surroundings,
            SinkReporter reporter) {
        this.host = host;
        this.source = source;
        this.interval = interval;
        this.routes = new SinkRoutes(policy, surroundings, reporter, HealthCheckRegistry.get(host));
        this.metrics = SinkFilesMetrics.in(host);
    }

    /** How each file is doing. */
    public Map<String, SinkState> states() {
        return routes.states();
    }

    @Override
    protected void doStart() {
        HealthCheckRegistry health = HealthCheckRegistry.get(host);
        if (health != null) {
            health.register(check);
        }
        ScheduledExecutorService started =
                host.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "sinks");
        thread = started;
        var unused = started.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        if (thread != null) {
            host.getExecutorServiceManager().shutdownGraceful(thread);
            thread = null;
        }
        routes.close();
        metrics.close();
        HealthCheckRegistry health = HealthCheckRegistry.get(host);
        if (health != null) {
            health.unregister(check);
        }
    }

    private void look() {
        try {
            SinkFiles now = source.read();
            check.readable();
            if (lastLook == null || now.equals(lastLook)) {
                routes.apply(now, isTimeToRetry());
                metrics.show(states());
            }
            lastLook = now;
        } catch (IOException failure) {
            String cause = String.valueOf(failure.getMessage());
            if (check.unreadable(cause)) {
                LOGGER.atError().addKeyValue("cause", cause).log("sinks cannot be read; what runs goes on");
            }
        } catch (RuntimeException failure) {
            LOGGER.atError().setCause(failure).log("sinks: a look at the directory failed");
        }
    }

    private boolean isTimeToRetry() {
        boolean due = System.nanoTime() - retriedAt > RETRY.toNanos();
        if (due) {
            retriedAt = System.nanoTime();
        }
        return due;
    }
}

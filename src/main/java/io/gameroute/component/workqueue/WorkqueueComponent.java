package io.gameroute.component.workqueue;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** The queues of a Camel context, one per name. They outlive the routes that use them. */
@Component("workqueue")
public class WorkqueueComponent extends DefaultComponent {
    private final Map<String, Workqueue> queues = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable MeterRegistry meters;

    public WorkqueueComponent() {
        this(sinceNow());
    }

    public WorkqueueComponent(CamelContext context) {
        this();
        setCamelContext(context);
    }

    /** With a clock for tests: nanoseconds that never go back. */
    WorkqueueComponent(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The queue of that name, the same one that {@code workqueue:name} stands for in routes. */
    public Workqueue queue(String name) {
        return queues.computeIfAbsent(name, this::newQueue);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException("workqueue: needs a name, as in workqueue:gameservers");
        }
        WorkqueueEndpoint endpoint = new WorkqueueEndpoint(uri, this, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        timer = getCamelContext().getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "workqueue-timer");
        bindMeters();
    }

    @Override
    protected void doStop() throws Exception {
        if (timer != null) {
            getCamelContext().getExecutorServiceManager().shutdownNow(timer);
        }
        super.doStop();
    }

    ScheduledExecutorService timer() {
        return Objects.requireNonNull(timer, "workqueue: the component is not started");
    }

    private Workqueue newQueue(String name) {
        Workqueue queue = new Workqueue(name, nanos);
        if (meters != null) {
            queue.metrics(WorkqueueMetrics.in(meters, queue));
        }
        return queue;
    }

    private void bindMeters() {
        if (meters == null) {
            meters = findMeters();
            queues.values().forEach(queue -> {
                if (meters != null) {
                    queue.metrics(WorkqueueMetrics.in(meters, queue));
                }
            });
        }
    }

    private @Nullable MeterRegistry findMeters() {
        MeterRegistry named = CamelContextHelper.lookup(
                getCamelContext(), MicrometerConstants.METRICS_REGISTRY_NAME, MeterRegistry.class);
        return named != null ? named : CamelContextHelper.findSingleByType(getCamelContext(), MeterRegistry.class);
    }

    private static LongSupplier sinceNow() {
        long origin = System.nanoTime();
        return () -> System.nanoTime() - origin;
    }
}

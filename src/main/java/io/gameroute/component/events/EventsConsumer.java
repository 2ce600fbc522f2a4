package io.gameroute.component.events;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Begins a route with each event, on a thread of its own. An event that the route cannot take stays in hand; nobody else waits for it. */
final class EventsConsumer extends DefaultConsumer implements Suspendable {
    private static final long PATIENCE_SECONDS = 5;

    private final EventsEndpoint endpoint;
    private final SinkProgress progress = new SinkProgress();
    private final EventsHealthCheck health;
    private @Nullable SinkMetrics metrics;
    private @Nullable ExecutorService executor;
    private @Nullable Pause pause;

    EventsConsumer(EventsEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        health = new EventsHealthCheck(endpoint.getName(), progress);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        EventsComponent component = endpoint.getComponent();
        EventJournal journal = component.journal();
        Pause begun = new Pause();
        pause = begun;
        metrics = SinkMetrics.in(component.meters(), endpoint.getName(), progress);
        component.observe(progress);
        HealthCheckRegistry registry = HealthCheckRegistry.get(endpoint.getCamelContext());
        if (registry != null) {
            registry.register(health);
        }
        ExecutorService thread = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, "gameserver-events-" + endpoint.getName());
        executor = thread;
        thread.execute(new SinkWorker(endpoint.settings(), journal, this::deliver, progress, begun, System::nanoTime));
    }

    @Override
    protected void doSuspend() {
        work(false);
    }

    @Override
    protected void doResume() {
        work(true);
    }

    /** The event in hand may be finished; then the thread is interrupted, so that a route that hangs ends too. */
    @Override
    protected void doStop() throws Exception {
        work(false);
        ExecutorService thread = executor;
        if (thread != null) {
            awaitIdle();
            endpoint.getCamelContext().getExecutorServiceManager().shutdownNow(thread);
            boolean unused = thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            executor = null;
        }
        endpoint.getComponent().forget(progress);
        HealthCheckRegistry registry = HealthCheckRegistry.get(endpoint.getCamelContext());
        if (registry != null) {
            registry.unregister(health);
        }
        if (metrics != null) {
            metrics.close();
            metrics = null;
        }
        super.doStop();
    }

    private void awaitIdle() throws InterruptedException {
        Pause working = pause;
        if (working != null) {
            working.awaitIdle(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
        }
    }

    private void work(boolean is) {
        if (pause != null) {
            pause.work(is);
        }
    }

    private void deliver(JournalEvent event, int failures, boolean replay) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            CloudEventMessage.fill(exchange.getMessage(), event, endpoint.getMode());
            exchange.getMessage().setHeader(EventsConstants.FAILURES, failures);
            exchange.getMessage().setHeader(EventsConstants.REPLAY, replay);
            getProcessor().process(exchange);
            Exception failure = exchange.getException();
            if (failure == null && exchange.isRollbackOnly()) {
                failure = new IllegalStateException("the route was rolled back");
            }
            if (failure != null) {
                throw failure;
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }
}

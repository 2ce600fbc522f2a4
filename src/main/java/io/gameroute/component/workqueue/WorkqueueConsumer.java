package io.gameroute.component.workqueue;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.ShutdownStrategy;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Works on the keys of a queue, and first on all that there are where the queue can list them. While suspended it takes none and the queue
 * keeps them; when it stops, those in flight are waited for within the time that the shutdown strategy gives.
 */
final class WorkqueueConsumer extends DefaultConsumer implements Suspendable {
    private final WorkqueueEndpoint endpoint;
    private final Workqueue queue;
    private final FailureLog failures;
    private final WorkqueueHealthCheck health;
    private @Nullable ExecutorService executor;
    private volatile @Nullable Dispatcher dispatcher;

    WorkqueueConsumer(WorkqueueEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        queue = endpoint.queue();
        failures = new FailureLog(queue.name());
        health = new WorkqueueHealthCheck(queue, Duration.ofMillis(endpoint.getStuckAfter()));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        queue.attach(this::wake);
        queue.backoff(endpoint.backoff());
        dispatcher = newDispatcher();
        queue.addPresent();
        registerHealth();
        workers().resume();
    }

    @Override
    protected void doSuspend() {
        workers().pause();
    }

    @Override
    protected void doResume() {
        workers().resume();
    }

    @Override
    protected void doStop() throws Exception {
        Dispatcher workers = dispatcher;
        if (workers != null) {
            drain(workers);
            dispatcher = null;
            queue.detach();
            unregisterHealth();
            endpoint.getCamelContext().getExecutorServiceManager().shutdown(executor);
        }
        super.doStop();
    }

    /** Camel interrupts a shutdown that takes too long; the rest of the stop is due all the same. */
    private void drain(Dispatcher workers) {
        workers.pause();
        try {
            workers.awaitIdle(patience());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Dispatcher newDispatcher() {
        int threads = endpoint.getThreads();
        executor = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "workqueue-" + queue.name(), threads);
        return new Dispatcher(
                queue,
                endpoint.getConcurrency(),
                threads,
                executor,
                endpoint.getComponent().timer(),
                this::work);
    }

    private void wake() {
        Dispatcher workers = dispatcher;
        if (workers != null) {
            workers.wake();
        }
    }

    private void work(Claim claim, Runnable givenBack) {
        Exchange exchange = createExchange(false);
        exchange.getMessage().setBody(claim.key());
        exchange.getMessage().setHeader(WorkqueueConstants.KEY, claim.key());
        exchange.getMessage().setHeader(WorkqueueConstants.FAILURES, claim.failures());
        Run run = new Run(exchange, claim, givenBack);
        try {
            getAsyncProcessor().process(exchange, run);
        } catch (RuntimeException refused) {
            exchange.setException(refused);
            run.done(true);
        }
    }

    /** One run of a key, from its claim until it is given back, once. */
    private final class Run implements AsyncCallback {
        private final Exchange exchange;
        private final Claim claim;
        private final Runnable givenBack;
        private final AtomicBoolean ended = new AtomicBoolean();

        Run(Exchange exchange, Claim claim, Runnable givenBack) {
            this.exchange = exchange;
            this.claim = claim;
            this.givenBack = givenBack;
        }

        @Override
        public void done(boolean doneSync) {
            if (ended.compareAndSet(false, true)) {
                try {
                    giveBack();
                } finally {
                    givenBack.run();
                    releaseExchange(exchange, false);
                }
            }
        }

        private void giveBack() {
            Throwable failure = exchange.getException();
            if (failure != null) {
                fail(failure);
                return;
            }
            if (exchange.getProperty(WorkqueueConstants.BACK_OFF, false, Boolean.class)) {
                queue.failed(claim);
                return;
            }
            Duration again;
            try {
                again = againAfter(exchange);
            } catch (RuntimeException unreadable) {
                fail(unreadable);
                return;
            }
            failures.succeeded(claim);
            if (again == null) {
                queue.succeeded(claim);
            } else {
                queue.succeeded(claim, again);
            }
        }

        private void fail(Throwable failure) {
            failures.failed(claim, failure, queue.failed(claim));
        }
    }

    private static @Nullable Duration againAfter(Exchange exchange) {
        Object property = exchange.getProperty(WorkqueueConstants.AGAIN_AFTER);
        Object value = property != null ? property : exchange.getMessage().getHeader(WorkqueueConstants.AGAIN_AFTER);
        return DurationValue.of(exchange.getContext(), value);
    }

    /** Nothing when the strategy has waited already and given up. */
    private Duration patience() {
        ShutdownStrategy strategy = endpoint.getCamelContext().getShutdownStrategy();
        if (strategy.isForceShutdown()) {
            return Duration.ZERO;
        }
        return Duration.of(strategy.getTimeout(), strategy.getTimeUnit().toChronoUnit());
    }

    private Dispatcher workers() {
        return Objects.requireNonNull(dispatcher);
    }

    private void registerHealth() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(endpoint.getCamelContext());
        if (registry != null) {
            registry.register(health);
        }
    }

    private void unregisterHealth() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(endpoint.getCamelContext());
        if (registry != null) {
            registry.unregister(health);
        }
    }
}

package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Begins a route with each event of a cache, in order and one at a time. What fails in the route goes to the exception handler and
 * is not repeated: a route that must not lose work puts a key into a queue.
 */
final class InformerConsumer extends DefaultConsumer implements Suspendable {
    private final InformerEndpoint endpoint;
    private @Nullable ExecutorService executor;
    private @Nullable Subscription<?> subscription;

    InformerConsumer(InformerEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        SharedCache<?> cache = endpoint.use();
        executor = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, "informer-" + endpoint.getKind());
        subscription = subscribe(cache, executor);
    }

    @Override
    protected void doSuspend() {
        Objects.requireNonNull(subscription).pump.pause();
    }

    @Override
    protected void doResume() {
        Objects.requireNonNull(subscription).pump.resume();
    }

    @Override
    protected void doStop() throws Exception {
        if (subscription != null) {
            subscription.end();
            subscription = null;
            endpoint.getCamelContext().getExecutorServiceManager().shutdown(executor);
        }
        super.doStop();
    }

    private <T extends HasMetadata> Subscription<T> subscribe(SharedCache<T> cache, ExecutorService thread) {
        Subscription<T> begun = new Subscription<>(cache, new EventPump<>(thread, this::route));
        cache.subscribe(begun.listener);
        return begun;
    }

    private void route(InformerEvent<?> event) {
        Exchange exchange = createExchange(false);
        try {
            fill(exchange.getMessage(), event);
            getProcessor().process(exchange);
        } catch (Throwable e) {
            exchange.setException(e);
        }
        if (exchange.getException() != null) {
            getExceptionHandler().handleException("Error processing exchange", exchange, exchange.getException());
        }
        releaseExchange(exchange, false);
    }

    private static void fill(Message message, InformerEvent<?> event) {
        message.setBody(event.object());
        message.setHeader(InformerConstants.ACTION, event.action().name());
        message.setHeader(InformerConstants.KEY, event.key());
        message.setHeader(InformerConstants.INITIAL, event.initial());
        if (event.old() != null) {
            message.setHeader(InformerConstants.OLD_OBJECT, event.old());
        }
        if (event.action() == InformerAction.DELETED) {
            message.setHeader(InformerConstants.FINAL_STATE_UNKNOWN, event.finalStateUnknown());
        }
    }

    /** A consumer's hold on a cache. */
    private final class Subscription<T extends HasMetadata> {
        final SharedCache<T> cache;
        final EventPump<InformerEvent<T>> pump;
        final java.util.function.Consumer<InformerEvent<T>> listener;

        Subscription(SharedCache<T> cache, EventPump<InformerEvent<T>> pump) {
            this.cache = cache;
            this.pump = pump;
            listener = pump::accept;
        }

        void end() {
            pump.pause();
            cache.unsubscribe(listener);
            endpoint.getComponent().caches().release(cache);
        }
    }
}

package io.gameroute.component.lease;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;

/** Consumers that do nothing but count: how many are running, how many were ever started or stopped. */
final class ProbeComponent extends DefaultComponent {
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger started = new AtomicInteger();
    final AtomicInteger stopped = new AtomicInteger();
    volatile boolean pausable = true;
    volatile boolean failsToPause;
    final AtomicInteger refusals = new AtomicInteger();

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new ProbeEndpoint(uri);
    }

    private final class ProbeEndpoint extends DefaultEndpoint {
        ProbeEndpoint(String uri) {
            super(uri, ProbeComponent.this);
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("a probe only consumes");
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            return pausable ? new PausableProbe(this, processor) : new ProbeConsumer(this, processor);
        }
    }

    private class ProbeConsumer extends DefaultConsumer {
        private final AtomicBoolean counted = new AtomicBoolean();

        ProbeConsumer(Endpoint endpoint, Processor processor) {
            super(endpoint, processor);
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            if (refusals.getAndDecrement() > 0) {
                throw new IllegalStateException("not now");
            }
            started.incrementAndGet();
            running.incrementAndGet();
            counted.set(true);
        }

        @Override
        protected void doStop() throws Exception {
            rest();
            stopped.incrementAndGet();
            super.doStop();
        }

        final void rest() {
            if (counted.compareAndSet(true, false)) {
                running.decrementAndGet();
            }
        }
    }

    private final class PausableProbe extends ProbeConsumer implements Suspendable {
        PausableProbe(Endpoint endpoint, Processor processor) {
            super(endpoint, processor);
        }

        @Override
        protected void doSuspend() {
            if (failsToPause) {
                throw new IllegalStateException("cannot pause");
            }
            rest();
        }
    }
}

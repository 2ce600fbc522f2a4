package io.gameroute;

import io.gameroute.reconcile.execute.KubernetesEventPublisher;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Before the process ends, the Events that wait for their turn are written: the last thing that it did may be what a person looks for. */
final class LastEvents extends ServiceSupport {
    private static final Logger LOGGER = LoggerFactory.getLogger(LastEvents.class);
    private static final long SECONDS = 5;

    private final KubernetesEventPublisher publisher;

    LastEvents(KubernetesEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    protected void doStop() throws InterruptedException {
        try {
            publisher.flush().get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException late) {
            LOGGER.warn("some Kubernetes Events could not be written within {} s", SECONDS);
        }
    }
}

package io.gameroute.reconcile.execute;

import io.gameroute.component.workqueue.WorkqueueConstants;
import io.gameroute.kube.ObjectKey;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What travels on an exchange of a reconciling route beside its body: which object the pass is over, and when to come back to it. */
final class ReconcileExchange {
    private static final String GENERATION = "GameRouteGeneration";

    private ReconcileExchange() {}

    static ObjectKey key(Exchange exchange) {
        return ObjectKey.parse(exchange.getMessage().getHeader(WorkqueueConstants.KEY, String.class));
    }

    static long generation(Exchange exchange) {
        return exchange.getProperty(GENERATION, 0L, Long.class);
    }

    /** Ends the pass here: there is nothing to plan. */
    static void stop(Exchange exchange, Optional<Duration> again) {
        again(exchange, again);
        exchange.setRouteStop(true);
    }

    static void snapshot(Exchange exchange, Object snapshot, long generation) {
        exchange.setProperty(GENERATION, generation);
        exchange.getMessage().setBody(snapshot);
    }

    /** What was read is old: again, later each time. */
    static void backOff(Exchange exchange) {
        exchange.setProperty(WorkqueueConstants.BACK_OFF, true);
    }

    static void again(Exchange exchange, Optional<Duration> again) {
        again.ifPresent(pause -> exchange.setProperty(WorkqueueConstants.AGAIN_AFTER, pause));
    }
}

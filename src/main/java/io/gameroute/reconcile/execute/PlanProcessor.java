package io.gameroute.reconcile.execute;

import io.gameroute.kube.WriteFailure;
import io.gameroute.reconcile.Plan;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** The last step of a pass: the plan is carried out, without a thread that waits for it. */
public final class PlanProcessor extends AsyncProcessorSupport {
    private final PlanExecutor executor;

    public PlanProcessor(PlanExecutor executor) {
        this.executor = executor;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Plan plan = exchange.getMessage().getBody(Plan.class);
        var unused = executor.execute(ReconcileExchange.key(exchange), ReconcileExchange.generation(exchange), plan)
                .whenComplete((again, failure) -> {
                    if (failure == null) {
                        ReconcileExchange.again(exchange, again);
                    } else {
                        failed(exchange, Failures.of(failure));
                    }
                    callback.done(false);
                });
        return false;
    }

    /** A conflict is nothing to complain of. */
    private static void failed(Exchange exchange, WriteFailure failure) {
        if (failure.isStale()) {
            ReconcileExchange.backOff(exchange);
        } else {
            exchange.setException(failure);
        }
    }
}

package io.gameroute;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the routes of the group {@value #GROUP} when every cache that they read is complete: what a cache does not hold yet would look as if it
 * were gone. Before that this process does not stand for leader either.
 */
final class ReconcileStart {
    static final String GROUP = "reconcile";
    private static final Logger LOGGER = LoggerFactory.getLogger(ReconcileStart.class);

    private ReconcileStart() {}

    static void when(CamelContext context, List<? extends CompletionStage<?>> complete) throws Exception {
        CompletableFuture<Void> all = CompletableFuture.allOf(
                complete.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
        AfterStart.once(context, started -> {
            ExecutorService executor = started.getExecutorServiceManager()
                    .newSingleThreadExecutor(ReconcileStart.class, "reconcile-start");
            var unused = all.thenRunAsync(() -> start(started), executor)
                    .whenComplete((done, failure) ->
                            started.getExecutorServiceManager().shutdown(executor));
        });
    }

    private static void start(CamelContext context) {
        try {
            if (context.isRunAllowed()) {
                context.getRouteController().startRouteGroup(GROUP);
            }
        } catch (Exception failure) {
            LOGGER.error(
                    "the reconciling routes do not start; nothing is reconciled until the process is restarted",
                    failure);
        }
    }
}

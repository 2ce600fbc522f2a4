package io.gameroute;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;

/** What is done once, when Camel has started: Camel itself tells its listeners again with each route that is started later. */
final class AfterStart {
    /** May fail, and the start with it. */
    @FunctionalInterface
    interface Step {
        void run(CamelContext started) throws Exception;
    }

    private AfterStart() {}

    static void once(CamelContext context, Step step) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        context.addStartupListener((started, alreadyStarted) -> {
            if (done.compareAndSet(false, true)) {
                step.run(started);
            }
        });
    }
}

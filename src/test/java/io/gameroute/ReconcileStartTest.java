package io.gameroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ReconcileStartTest {
    private final CompletableFuture<Void> sets = new CompletableFuture<>();
    private final CompletableFuture<Void> pods = new CompletableFuture<>();

    @Test
    void theRoutesThatDecideBeginWhenTheLastCacheIsComplete() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(routes());
            ReconcileStart.when(context, List.of(sets, pods));
            context.start();

            sets.complete(null);
            assertThat(status(context, "decides")).isEqualTo(ServiceStatus.Stopped);
            assertThat(status(context, "watches")).isEqualTo(ServiceStatus.Started);

            pods.complete(null);
            await().until(() -> status(context, "decides") == ServiceStatus.Started);
        }
    }

    @Test
    void aRouteThatIsStartedLaterDoesNotBeginItAllAgain() throws Exception {
        AtomicInteger times = new AtomicInteger();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(routes());
            AfterStart.once(context, started -> times.incrementAndGet());
            context.start();
            context.getRouteController().startRoute("decides");
            context.getRouteController().stopRoute("decides");
            context.getRouteController().startRoute("decides");
        }

        assertThat(times).hasValue(1);
    }

    private static RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:keys")
                        .routeId("decides")
                        .routeGroup(ReconcileStart.GROUP)
                        .autoStartup(false)
                        .to("log:decides");
                from("direct:changes").routeId("watches").to("log:watches");
            }
        };
    }

    private static ServiceStatus status(DefaultCamelContext context, String route) {
        return context.getRouteController().getRouteStatus(route);
    }
}

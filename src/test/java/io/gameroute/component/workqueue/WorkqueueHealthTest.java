package io.gameroute.component.workqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkqueueHealthTest {
    private final AtomicLong nanos = new AtomicLong();
    private final CountDownLatch release = new CountDownLatch(1);
    private final CamelContext context = new DefaultCamelContext();
    private Workqueue queue;

    @BeforeEach
    void start() throws Exception {
        WorkqueueComponent component = new WorkqueueComponent(nanos::get);
        context.addComponent("workqueue", component);
        queue = component.queue("jobs");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("workqueue:jobs?stuckAfter=1m").routeId("jobs").process(exchange -> release.await());
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        context.stop();
    }

    @Test
    void a_queue_whose_keys_come_and_go_is_up() {
        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(check().getDetails()).containsEntry("queue.running", 0);
    }

    @Test
    void a_key_that_runs_for_longer_than_the_bound_makes_the_check_down_and_is_named() {
        queue.add("ns/stuck");
        await().until(() -> queue.running() == 1);
        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);

        nanos.addAndGet(Duration.ofSeconds(61).toNanos());

        HealthCheck.Result result = check();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage())
                .hasValueSatisfying(text -> assertThat(text).contains("61 s", "workqueue:jobs"));
        assertThat(result.getDetails()).containsEntry("queue.longest.running.key", "ns/stuck");
    }

    @Test
    void a_stopped_route_has_no_check() throws Exception {
        context.getRouteController().stopRoute("jobs");

        assertThat(HealthCheckHelper.invokeReadiness(context))
                .noneMatch(result -> result.getCheck().getId().equals("workqueue:jobs"));
    }

    private HealthCheck.Result check() {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().equals("workqueue:jobs"))
                .findFirst()
                .orElseThrow();
    }
}

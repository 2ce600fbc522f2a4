package io.gameroute.component.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Prometheus sees, to the letter: dashboards and alerts made for controller-runtime must work. */
class WorkqueueMetricsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CamelContext context = new DefaultCamelContext();
    private Workqueue queue;

    @BeforeEach
    void start() {
        WorkqueueComponent component = new WorkqueueComponent(nanos::get);
        context.addComponent("workqueue", component);
        queue = component.queue("jobs");
        context.getRegistry().bind("metricsRegistry", meters);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void depth_counts_the_keys_that_wait_for_a_worker() {
        queue.add("a");
        queue.add("b");
        queue.addAfter("later", Duration.ofSeconds(1));
        queue.claim();

        assertScraped("workqueue_depth{name=\"jobs\"} 1.0");
    }

    @Test
    void adds_counts_each_time_that_a_key_becomes_ready() {
        queue.add("a");
        queue.add("a");
        queue.addAfter("later", Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        queue.depth();

        assertScraped("workqueue_adds_total{name=\"jobs\"} 2.0");
    }

    @Test
    void retries_counts_failed_runs() {
        queue.add("a");
        queue.failed(queue.claim().orElseThrow());

        assertScraped("workqueue_retries_total{name=\"jobs\"} 1.0");
    }

    @Test
    void queue_duration_is_a_histogram_of_the_time_before_a_run() {
        queue.add("a");
        pass(Duration.ofMillis(50));
        queue.claim();

        assertScraped("workqueue_queue_duration_seconds_count{name=\"jobs\"} 1");
        assertScraped("workqueue_queue_duration_seconds_sum{name=\"jobs\"} 0.05");
        assertScraped("workqueue_queue_duration_seconds_bucket{name=\"jobs\",le=\"0.01\"} 0");
        assertScraped("workqueue_queue_duration_seconds_bucket{name=\"jobs\",le=\"0.1\"} 1");
    }

    @Test
    void work_duration_is_a_histogram_of_the_time_of_a_run() {
        queue.add("a");
        Claim claim = queue.claim().orElseThrow();
        pass(Duration.ofSeconds(2));
        queue.succeeded(claim);

        assertScraped("workqueue_work_duration_seconds_count{name=\"jobs\"} 1");
        assertScraped("workqueue_work_duration_seconds_sum{name=\"jobs\"} 2.0");
    }

    @Test
    void the_histograms_have_the_buckets_of_controller_runtime() {
        queue.add("a");
        queue.succeeded(queue.claim().orElseThrow());

        for (String histogram : List.of("queue_duration", "work_duration")) {
            assertThat(buckets("workqueue_" + histogram + "_seconds_bucket{name=\"jobs\",le=\""))
                    .containsExactly(
                            "1.0E-8", "1.0E-7", "1.0E-6", "1.0E-5", "1.0E-4", "0.001", "0.01", "0.1", "1.0", "10.0",
                            "100.0", "1000.0", "+Inf");
        }
    }

    private List<String> buckets(String beginning) {
        return meters.scrape()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length(), line.lastIndexOf('"')))
                .toList();
    }

    @Test
    void unfinished_work_sums_the_running_keys_and_the_longest_is_told_alone() {
        queue.add("a");
        queue.add("b");
        queue.claim();
        pass(Duration.ofSeconds(3));
        queue.claim();
        pass(Duration.ofSeconds(2));

        assertScraped("workqueue_unfinished_work_seconds{name=\"jobs\"} 7.0");
        assertScraped("workqueue_longest_running_processor_seconds{name=\"jobs\"} 5.0");
    }

    @Test
    void a_queue_that_is_made_later_is_measured_too() {
        context.getComponent("workqueue", WorkqueueComponent.class)
                .queue("more")
                .add("a");

        assertScraped("workqueue_depth{name=\"more\"} 1.0");
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void assertScraped(String line) {
        assertThat(meters.scrape().lines()).contains(line);
    }
}

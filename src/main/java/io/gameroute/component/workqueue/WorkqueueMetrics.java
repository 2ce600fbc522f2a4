package io.gameroute.component.workqueue;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a queue reports, under the names that controller-runtime uses, so that its dashboards and alerts work. The names here are
 * those before Micrometer's Prometheus naming adds {@code _total} to counters and {@code _seconds} to timers.
 */
interface WorkqueueMetrics {
    WorkqueueMetrics NONE = new WorkqueueMetrics() {
        @Override
        public void waited(Duration time) {}

        @Override
        public void worked(Duration time) {}
    };

    /** A key was handed out after waiting that long. */
    void waited(Duration time);

    /** A key was given back after that long. */
    void worked(Duration time);

    static WorkqueueMetrics in(MeterRegistry registry, Workqueue queue) {
        String name = queue.name();
        gauge(registry, queue, "workqueue_depth", "Keys that are ready and wait for a worker", Workqueue::depth);
        gauge(
                registry,
                queue,
                "workqueue_unfinished_work_seconds",
                "Seconds of work in progress, summed over the running keys",
                q -> seconds(q.unfinishedWork()));
        gauge(
                registry,
                queue,
                "workqueue_longest_running_processor_seconds",
                "Seconds that the longest running key has been running",
                q -> seconds(q.longestRunning()));
        FunctionCounter.builder("workqueue_adds", queue, Workqueue::adds)
                .tag("name", name)
                .description("Keys that became ready")
                .register(registry);
        FunctionCounter.builder("workqueue_retries", queue, Workqueue::retries)
                .tag("name", name)
                .description("Runs that failed and are repeated")
                .register(registry);
        Timer wait = timer(registry, name, "workqueue_queue_duration", "Time that a key was ready before it ran");
        Timer work = timer(registry, name, "workqueue_work_duration", "Time that a key was running");
        return new WorkqueueMetrics() {
            @Override
            public void waited(Duration time) {
                wait.record(time);
            }

            @Override
            public void worked(Duration time) {
                work.record(time);
            }
        };
    }

    private static void gauge(
            MeterRegistry registry,
            Workqueue queue,
            String meter,
            String description,
            ToDoubleFunction<Workqueue> value) {
        Gauge.builder(meter, queue, value)
                .tag("name", queue.name())
                .description(description)
                .register(registry);
    }

    /** With the buckets of controller-runtime: powers of ten from 10 nanoseconds to 1,000 seconds. */
    private static Timer timer(MeterRegistry registry, String name, String meter, String description) {
        Duration[] buckets = IntStream.rangeClosed(1, 12)
                .mapToObj(power -> Duration.ofNanos((long) Math.pow(10, power)))
                .toArray(Duration[]::new);
        return Timer.builder(meter)
                .tag("name", name)
                .description(description)
                .serviceLevelObjectives(buckets)
                .register(registry);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}

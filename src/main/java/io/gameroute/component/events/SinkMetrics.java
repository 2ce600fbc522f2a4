package io.gameroute.component.events;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The meters of a sink, for as long as its route runs. */
final class SinkMetrics {
    private static final String SINK = "sink";

    private final @Nullable MeterRegistry registry;
    private final String sink;
    private final SinkProgress progress;
    private final List<Meter> meters = new ArrayList<>();

    private SinkMetrics(@Nullable MeterRegistry registry, String sink, SinkProgress progress) {
        this.registry = registry;
        this.sink = sink;
        this.progress = progress;
    }

    static SinkMetrics in(@Nullable MeterRegistry registry, String sink, SinkProgress progress) {
        SinkMetrics metrics = new SinkMetrics(registry, sink, progress);
        metrics.gauge("gameroute_sink_lag", "Events in the log that the sink has not come to yet", SinkProgress::lag);
        metrics.gauge(
                "gameroute_sink_dead_letters",
                "Events that were put aside and wait to be replayed",
                SinkProgress::waitingLetters);
        metrics.gauge(
                "gameroute_sink_busy_seconds",
                "For how long the event in hand has been in the route",
                p -> p.busy(System.nanoTime()).toMillis() / 1000.0);
        metrics.counter("gameroute_sink_delivered", "Events that the route took", p -> p.delivered.get());
        metrics.counter("gameroute_sink_failures", "Deliveries that failed", p -> p.failures.get());
        metrics.counter(
                "gameroute_sink_missed", "Events that were dropped before the sink read them", p -> p.missed.get());
        return metrics;
    }

    private void gauge(String name, String description, ToDoubleFunction<SinkProgress> value) {
        if (registry != null) {
            meters.add(Gauge.builder(name, progress, value)
                    .tag(SINK, sink)
                    .description(description)
                    .register(registry));
        }
    }

    private void counter(String name, String description, ToDoubleFunction<SinkProgress> value) {
        if (registry != null) {
            meters.add(FunctionCounter.builder(name, progress, value)
                    .tag(SINK, sink)
                    .description(description)
                    .register(registry));
        }
    }

    void close() {
        if (registry != null) {
            meters.forEach(registry::remove);
        }
        meters.clear();
    }
}

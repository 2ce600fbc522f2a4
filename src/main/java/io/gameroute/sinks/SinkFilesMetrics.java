package io.gameroute.sinks;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.support.CamelContextHelper;
import org.jspecify.annotations.Nullable;

/** One meter a file, to alert on: whether the version on disk is not the one that runs. */
final class SinkFilesMetrics {
    private final @Nullable MeterRegistry registry;
    private final Map<String, Gauge> gauges = new HashMap<>();
    private volatile Map<String, SinkState> states = Map.of();

    private SinkFilesMetrics(@Nullable MeterRegistry registry) {
        this.registry = registry;
    }

    static SinkFilesMetrics in(CamelContext host) {
        MeterRegistry named =
                CamelContextHelper.lookup(host, MicrometerConstants.METRICS_REGISTRY_NAME, MeterRegistry.class);
        return new SinkFilesMetrics(
                named != null ? named : CamelContextHelper.findSingleByType(host, MeterRegistry.class));
    }

    void show(Map<String, SinkState> now) {
        states = now;
        MeterRegistry meters = registry;
        if (meters == null) {
            return;
        }
        now.keySet().forEach(file -> gauges.computeIfAbsent(file, name -> gauge(meters, name)));
        gauges.keySet().removeIf(file -> {
            boolean gone = !now.containsKey(file);
            if (gone) {
                meters.remove(gauges.get(file));
            }
            return gone;
        });
    }

    private Gauge gauge(MeterRegistry meters, String file) {
        return Gauge.builder("gameroute_sink_file_broken", this, metrics -> metrics.isBroken(file) ? 1 : 0)
                .tag("file", file)
                .description("1 while a sink file cannot be taken as it is on disk")
                .register(meters);
    }

    private boolean isBroken(String file) {
        SinkState state = states.get(file);
        return state != null && !state.problems().isEmpty();
    }

    void close() {
        show(Map.of());
    }
}

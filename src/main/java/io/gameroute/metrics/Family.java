package io.gameroute.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A metric as it is documented: its name (of a counter without {@code _total}), what it says, and its labels.
 *
 * @param ofServer whether it has a series for each game server
 */
record Family(Type type, String name, String help, boolean ofServer, List<String> labels) {
    /** Whether values go up and down. */
    enum Type {
        GAUGE,
        COUNTER
    }

    static Family gauge(String name, String help, String... labels) {
        return new Family(Type.GAUGE, name, help, false, List.of(labels));
    }

    static Family counter(String name, String help, String... labels) {
        return new Family(Type.COUNTER, name, help, false, List.of(labels));
    }

    static Family ofEachServer(String name, String help, String... labels) {
        return new Family(Type.GAUGE, name, help, true, List.of(labels));
    }

    /** As Prometheus knows it. */
    String exposedName() {
        return type == Type.COUNTER ? name + "_total" : name;
    }

    /** @param points values by those of the labels, in the order of the labels */
    MetricSnapshot snapshot(Map<List<String>, ? extends Number> points) {
        return snapshot(points.entrySet().stream()
                .map(point -> new Point(point.getKey(), point.getValue().doubleValue())));
    }

    MetricSnapshot snapshot(Stream<Point> points) {
        MetricMetadata metadata = new MetricMetadata(name, help);
        return type == Type.COUNTER
                ? new CounterSnapshot(
                        metadata,
                        points.map(point -> new CounterDataPointSnapshot(point.value(), labels(point), null, 0))
                                .toList())
                : new GaugeSnapshot(
                        metadata,
                        points.map(point -> new GaugeDataPointSnapshot(point.value(), labels(point), null))
                                .toList());
    }

    private Labels labels(Point point) {
        return Labels.of(labels, point.labels());
    }

    /** One series. */
    record Point(List<String> labels, double value) {}
}

package io.gameroute.metrics;

import io.gameroute.api.GameServer;
import io.gameroute.api.OpsState;
import io.gameroute.metrics.Family.Point;
import io.gameroute.pod.DeletionMark;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changes tell and objects do not: how many servers came, how many were chosen to go, when a network became ready. Every replica
 * counts from its own start on; what was there before is not counted.
 */
public final class Turnover {
    static final Family CREATED =
            Family.counter("okg_gameservers", "Game servers that were created while this process was running");
    static final Family SCALED_DOWN = Family.counter(
            "gameroute_gameservers_scaled_down",
            "Game servers that were chosen to go because their set got smaller or they were killed, by their opsState",
            "namespace",
            "gameserverset",
            "opsState");
    static final Family NETWORK_DURATION = Family.ofEachServer(
            "okg_gameserver_network_ready_duration_seconds",
            "Seconds from a server's creation to the last time that its network was seen to become ready",
            "gsName",
            "gsNs",
            "gssName");

    private static final String READY = "Ready";

    private static final String OTHER = "Other";

    /** Any other text counts as {@code Other}: a counter does not forget. */
    private static final List<String> COUNTED = List.of(
            OpsState.NONE, OpsState.ALLOCATED, OpsState.MAINTAINING, OpsState.WAIT_TO_BE_DELETED, OpsState.KILL, OTHER);

    private final Clock clock;
    private final Map<SetName, Map<String, Integer>> scaledDown = new HashMap<>();
    private final Map<List<String>, Double> networkReadyAfter = new HashMap<>();
    private long created;

    public Turnover(Clock clock) {
        this.clock = clock;
    }

    /** @param before empty for one that is new */
    public synchronized void changed(@Nullable GameServer before, GameServer server) {
        if (before == null) {
            created++;
        }
        if (DeletionMark.isOn(server) && (before == null || !DeletionMark.isOn(before))) {
            SetName.of(server).ifPresent(set -> scaledDown
                    .computeIfAbsent(set, name -> new HashMap<>())
                    .merge(opsState(server), 1, Integer::sum));
        }
        boolean ready = hasNetwork(server);
        if (!ready) {
            networkReadyAfter.remove(labels(server));
        } else if (before != null && !hasNetwork(before)) {
            age(server).ifPresent(age -> networkReadyAfter.put(labels(server), age));
        }
    }

    public synchronized void gone(GameServer server) {
        networkReadyAfter.remove(labels(server));
    }

    /** Each has a value from the beginning of its set: Prometheus sees no increase in a counter that begins at 1. */
    synchronized List<MetricSnapshot> counts(Set<SetName> sets) {
        scaledDown.keySet().retainAll(sets);
        return List.of(
                CREATED.snapshot(Map.of(List.of(), created)),
                SCALED_DOWN.snapshot(sets.stream().flatMap(this::scaledDown)));
    }

    private Stream<Point> scaledDown(SetName set) {
        Map<String, Integer> counts = scaledDown.getOrDefault(set, Map.of());
        return COUNTED.stream()
                .map(opsState ->
                        new Point(List.of(set.namespace(), set.name(), opsState), counts.getOrDefault(opsState, 0)));
    }

    /** Where nobody is told, nothing is kept of sets that may go. */
    synchronized void forget() {
        scaledDown.clear();
    }

    synchronized MetricSnapshot ofEach() {
        return NETWORK_DURATION.snapshot(networkReadyAfter);
    }

    private static String opsState(GameServer server) {
        String opsState = ServerFacts.opsState(server);
        return COUNTED.contains(opsState) ? opsState : OTHER;
    }

    private static boolean hasNetwork(GameServer server) {
        return server.getStatus() != null
                && server.getStatus().networkStatus() != null
                && READY.equals(server.getStatus().networkStatus().currentNetworkState());
    }

    private static List<String> labels(GameServer server) {
        String set = SetName.of(server).map(SetName::name).orElse("");
        return List.of(server.getMetadata().getName(), server.getMetadata().getNamespace(), set);
    }

    private Optional<Double> age(GameServer server) {
        String begin = server.getMetadata().getCreationTimestamp();
        if (begin == null) {
            return Optional.empty();
        }
        Duration age = Duration.between(Instant.parse(begin), clock.instant());
        return Optional.of(Math.max(0, age.toMillis() / 1000.0));
    }
}

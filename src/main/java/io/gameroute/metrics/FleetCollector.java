package io.gameroute.metrics;

import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What Prometheus gets of game servers and sets. Only the leader tells: sums over replicas are right, and the next leader goes on. Nothing is told
 * before the caches are complete: no figures are better than wrong ones.
 */
public final class FleetCollector implements MultiCollector {
    /** Everything that may be told, as it is documented. */
    static final List<Family> FAMILIES = List.of(
            ServerMetrics.STATES,
            ServerMetrics.OPS_STATES,
            Turnover.CREATED,
            SetMetrics.REPLICAS,
            ServerMetrics.DELETION_PRIORITY,
            ServerMetrics.UPDATE_PRIORITY,
            ServerMetrics.READY_DURATION,
            Turnover.NETWORK_DURATION,
            ServerMetrics.STATES_OF_SETS,
            SetMetrics.MORE_REPLICAS,
            SetMetrics.CONDITION,
            Turnover.SCALED_DOWN);

    private final BooleanSupplier tells;
    private final Supplier<List<GameServerSet>> sets;
    private final Supplier<List<GameServer>> servers;
    private final Turnover turnover;
    private final boolean eachServer;

    /**
     * @param tells whether this process leads and knows the cluster
     * @param eachServer whether there are series for each server
     */
    public FleetCollector(
            BooleanSupplier tells,
            Supplier<List<GameServerSet>> sets,
            Supplier<List<GameServer>> servers,
            Turnover turnover,
            boolean eachServer) {
        this.tells = tells;
        this.sets = sets;
        this.servers = servers;
        this.turnover = turnover;
        this.eachServer = eachServer;
    }

    @Override
    public MetricSnapshots collect() {
        if (!tells.getAsBoolean()) {
            turnover.forget();
            return new MetricSnapshots();
        }
        return new MetricSnapshots(metrics());
    }

    private List<MetricSnapshot> metrics() {
        List<GameServerSet> allSets = sets.get();
        List<ServerFacts> allServers =
                servers.get().stream().map(ServerFacts::of).toList();
        List<SetName> names = allSets.stream().map(SetName::of).toList();
        List<MetricSnapshot> metrics = new ArrayList<>(ServerMetrics.counts(allServers, names));
        metrics.addAll(SetMetrics.of(allSets));
        metrics.addAll(turnover.counts(new HashSet<>(names)));
        if (eachServer) {
            metrics.addAll(ServerMetrics.ofEach(allServers));
            metrics.add(turnover.ofEach());
        }
        return metrics;
    }
}

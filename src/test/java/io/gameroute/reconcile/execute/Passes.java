package io.gameroute.reconcile.execute;

import io.gameroute.kube.ClusterCache;
import io.gameroute.kube.KubernetesWriter;
import io.gameroute.kube.ObjectKey;
import io.gameroute.reconcile.gameserver.GameServerPlanner;
import io.gameroute.reconcile.gameserverset.GameServerSetPlanner;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The reconciling routes without Camel: read, plan, execute, with all that a process keeps in its memory. */
public final class Passes {
    private final OwnWrites ownWrites;
    private final GameServerSetReader sets;
    private final GameServerReader servers;
    private final PlanExecutor executor;

    public Passes(ClusterCache cache, KubernetesWriter writer, EventPublisher events, Clock clock) {
        Templates templates = new Templates();
        SetMemory memory = new SetMemory(clock);
        this.ownWrites = new OwnWrites(cache, clock);
        this.sets = new GameServerSetReader(cache, templates, memory, clock);
        this.servers = new GameServerReader(cache, templates, memory, clock);
        this.executor = new PlanExecutor(new ActionWriter(writer, ownWrites), events, memory);
    }

    /** @return when to look again; fails as a pass of the route fails */
    public CompletableFuture<Optional<Duration>> overSet(ObjectKey key) {
        if (!ownWrites.areSeen(key)) {
            return CompletableFuture.completedFuture(Optional.of(PlanExecutor.SOON));
        }
        return sets.read(key)
                .map(snapshot -> executor.execute(
                        key, snapshot.set().getMetadata().getGeneration(), GameServerSetPlanner.plan(snapshot)))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    public CompletableFuture<Optional<Duration>> overServer(ObjectKey key) {
        if (!ownWrites.areSeen(key)) {
            return CompletableFuture.completedFuture(Optional.of(PlanExecutor.SOON));
        }
        return servers.read(key)
                .map(snapshot -> executor.execute(key, 0, GameServerPlanner.plan(snapshot)))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }
}

package io.gameroute.reconcile.execute;

import io.gameroute.kube.AdvancedStatefulSetReader;
import io.gameroute.kube.ClusterCache;
import io.gameroute.kube.ObjectKey;
import io.gameroute.reconcile.gameserver.GameServerSnapshot;
import io.gameroute.reconcile.gameserverset.GameServerSetSnapshot;
import io.gameroute.reconcile.gameserverset.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The real readers at a fixed moment. */
public final class GoldenSnapshots {
    private final ClusterCache cache;
    private final AdvancedStatefulSetReader workloads;
    private final Clock clock;

    public GoldenSnapshots(ClusterCache cache, Instant now) {
        this(cache, AdvancedStatefulSetReader.NONE, now);
    }

    public GoldenSnapshots(ClusterCache cache, AdvancedStatefulSetReader workloads, Instant now) {
        this.cache = cache;
        this.workloads = workloads;
        this.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    /** @param refusal what the API server answered to the last creation; empty when it did not refuse */
    public GameServerSetSnapshot set(ObjectKey key, String refusal, int retryAfterSeconds) {
        GameServerSetSnapshot read = new GameServerSetReader(
                        cache, workloads, new Templates(), new SetMemory(clock), clock)
                .read(key)
                .orElseThrow();
        long generation = read.set().getMetadata().getGeneration();
        return new GameServerSetSnapshot(
                read.set(),
                read.template(),
                read.revisions(),
                read.templateProblem(),
                read.members(),
                read.orphans(),
                read.volumes(),
                refusal.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Refusal(refusal, generation, clock.instant().plusSeconds(retryAfterSeconds))),
                Optional.empty(),
                read.replaceAt(),
                read.statusWritten(),
                read.canResizePods(),
                read.formerOwner(),
                read.now());
    }

    public GameServerSnapshot server(ObjectKey key) {
        return new GameServerReader(cache, new Templates(), new SetMemory(clock), clock)
                .read(key)
                .orElseThrow();
    }
}

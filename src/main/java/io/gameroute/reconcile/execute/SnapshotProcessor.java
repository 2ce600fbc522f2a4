package io.gameroute.reconcile.execute;

import io.gameroute.kube.ObjectKey;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The first step of a pass: the key becomes a snapshot. The pass ends here when there is nothing to look at, or when the caches do not show yet
 * what the last pass wrote.
 */
public final class SnapshotProcessor<S> implements Processor {
    private final OwnWrites ownWrites;
    private final Function<ObjectKey, Optional<S>> reader;
    private final ToLongFunction<S> generation;

    private SnapshotProcessor(
            OwnWrites ownWrites, Function<ObjectKey, Optional<S>> reader, ToLongFunction<S> generation) {
        this.ownWrites = ownWrites;
        this.reader = reader;
        this.generation = generation;
    }

    public static SnapshotProcessor<?> of(GameServerSetReader reader, OwnWrites ownWrites) {
        return new SnapshotProcessor<>(ownWrites, reader::read, snapshot -> snapshot.set()
                .getMetadata()
                .getGeneration());
    }

    public static SnapshotProcessor<?> of(GameServerReader reader, OwnWrites ownWrites) {
        return new SnapshotProcessor<>(ownWrites, reader::read, snapshot -> 0);
    }

    @Override
    public void process(Exchange exchange) {
        ObjectKey key = ReconcileExchange.key(exchange);
        if (!ownWrites.areSeen(key)) {
            ReconcileExchange.stop(exchange, Optional.of(PlanExecutor.SOON));
            return;
        }
        reader.apply(key)
                .ifPresentOrElse(
                        snapshot -> ReconcileExchange.snapshot(exchange, snapshot, generation.applyAsLong(snapshot)),
                        () -> ReconcileExchange.stop(exchange, Optional.empty()));
    }
}

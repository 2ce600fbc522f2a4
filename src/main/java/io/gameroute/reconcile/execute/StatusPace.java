package io.gameroute.reconcile.execute;

import io.gameroute.kube.ObjectKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When the status of each set was last written, so that mere counts need not be told at every change. */
final class StatusPace {
    private final Clock clock;
    private final Map<ObjectKey, Instant> written = new ConcurrentHashMap<>();

    StatusPace(Clock clock) {
        this.clock = clock;
    }

    void wrote(ObjectKey set) {
        written.put(set, clock.instant());
    }

    Optional<Instant> lastWrite(ObjectKey set) {
        return Optional.ofNullable(written.get(set));
    }

    void forget(ObjectKey set) {
        written.remove(set);
    }
}

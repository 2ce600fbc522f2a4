package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a watch gave its last sign of life, which is an event, a bookmark or a new connection, and what the API server said last; for
 * health checks and one log line per trouble.
 */
final class WatchStatus {
    private static final Logger LOG = LoggerFactory.getLogger(WatchStatus.class);

    private final String name;
    private final LongSupplier nanos;
    private volatile long lastSign;
    private boolean watching;
    private boolean suspected;
    private @Nullable Object connection;
    private @Nullable String failure;

    WatchStatus(String name, LongSupplier nanos) {
        this.name = name;
        this.nanos = nanos;
        lastSign = nanos.getAsLong();
    }

    /** The watch is alive; told often. */
    void sign() {
        lastSign = nanos.getAsLong();
    }

    /** Called at intervals with what the informer says of itself. That it watches is no sign of life, but that it does so again is one. */
    synchronized void observe(boolean watchesNow, @Nullable Object connectionNow) {
        if (watchesNow && (!watching || connectionNow != connection)) {
            sign();
            connection = connectionNow;
        }
        watching = watchesNow;
        if (watchesNow) {
            watchesAgain();
        }
    }

    private void watchesAgain() {
        if (failure != null) {
            LOG.info("informer:{} is watching again", name);
            failure = null;
        }
    }

    /** Whether an open watch has been silent for so long that it is taken for dead. */
    synchronized boolean isSuspect(Duration bound) {
        boolean suspect = watching && age().compareTo(bound) > 0;
        if (suspect && !suspected) {
            LOG.warn("informer:{} has heard nothing for {} s, opens its watch again", name, age().toSeconds());
        }
        suspected = suspect;
        return suspect;
    }

    synchronized void failed(Throwable cause) {
        String said = words(cause);
        if (!said.equals(failure)) {
            LOG.warn("informer:{} cannot list or watch, goes on trying: {}", name, said);
        }
        LOG.debug("informer:{} cannot list or watch", name, cause);
        failure = said;
    }

    /** Since the last sign of life. */
    Duration age() {
        return Duration.ofNanos(nanos.getAsLong() - lastSign);
    }

    synchronized @Nullable String failure() {
        return failure;
    }

    /** The API server's own words where there are any. */
    private static String words(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && !(cause instanceof KubernetesClientException)) {
            cause = cause.getCause();
        }
        Status status = cause instanceof KubernetesClientException refused ? refused.getStatus() : null;
        if (status != null && status.getMessage() != null) {
            return status.getMessage();
        }
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getName());
    }
}

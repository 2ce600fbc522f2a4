package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Since when a watch is disconnected and what the API server said last, for health checks and one log line per trouble. */
final class WatchStatus {
    private static final Logger LOG = LoggerFactory.getLogger(WatchStatus.class);

    private final String name;
    private final LongSupplier nanos;
    private long lastWatching;
    private @Nullable String failure;

    WatchStatus(String name, LongSupplier nanos) {
        this.name = name;
        this.nanos = nanos;
        lastWatching = nanos.getAsLong();
    }

    /** Called at intervals with what the informer says of itself. */
    synchronized void observe(boolean watching) {
        if (!watching) {
            return;
        }
        lastWatching = nanos.getAsLong();
        if (failure != null) {
            LOG.info("informer:{} is watching again", name);
            failure = null;
        }
    }

    synchronized void failed(Throwable cause) {
        String said = words(cause);
        if (!said.equals(failure)) {
            LOG.warn("informer:{} cannot list or watch, goes on trying: {}", name, said);
        }
        LOG.debug("informer:{} cannot list or watch", name, cause);
        failure = said;
    }

    synchronized Duration disconnectedFor() {
        return Duration.ofNanos(nanos.getAsLong() - lastWatching);
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

package io.gameroute.component.informer;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.jspecify.annotations.Nullable;

/** Not ready until the first list is complete, nor while the watch has given no sign of life for longer than it may. */
final class InformerHealthCheck extends AbstractHealthCheck {
    private final SharedCache<?> cache;

    InformerHealthCheck(SharedCache<?> cache) {
        super("informer", cache.toString());
        this.cache = cache;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        cache.observe();
        details(builder);
        String trouble = trouble();
        if (trouble == null) {
            builder.up();
        } else {
            builder.message(trouble).down();
        }
    }

    private @Nullable String trouble() {
        Duration age = cache.status().age();
        if (!cache.hasSynced()) {
            return cache + " is not synced yet" + because();
        }
        if (age.compareTo(cache.staleAfter()) > 0) {
            String state = cache.isWatching() ? " has heard nothing for " : " has been disconnected for ";
            return cache + state + age.toSeconds() + " s" + because();
        }
        return null;
    }

    private String because() {
        String failure = cache.status().failure();
        return failure == null ? "" : ": " + failure;
    }

    private void details(HealthCheckResultBuilder builder) {
        builder.detail("informer.synced", cache.hasSynced());
        builder.detail("informer.watching", cache.isWatching());
        builder.detail("informer.objects", cache.size());
        builder.detail("informer.age.seconds", cache.status().age().toSeconds());
        String version = cache.resourceVersion();
        if (version != null) {
            builder.detail("informer.resource.version", version);
        }
        String failure = cache.status().failure();
        if (failure != null) {
            builder.detail("informer.failure", failure);
        }
    }
}

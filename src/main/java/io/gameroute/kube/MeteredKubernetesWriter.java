package io.gameroute.kube;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts and times what another writer writes: {@code gameroute_api_write_seconds} by verb, resource and outcome. */
public final class MeteredKubernetesWriter implements KubernetesWriter {
    static final String NAME = "gameroute_api_write";
    private static final String OK = "ok";

    /** Waiting in the client's queue included. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private final KubernetesWriter writer;
    private final MeterRegistry registry;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    private record Kind(String verb, String resource, String outcome) {}

    public MeteredKubernetesWriter(KubernetesWriter writer, MeterRegistry registry) {
        this.writer = writer;
        this.registry = registry;
    }

    @Override
    public CompletableFuture<Written> create(ResourcePath collection, HasMetadata object) {
        return timed("create", collection, () -> writer.create(collection, object));
    }

    @Override
    public CompletableFuture<Written> patch(ResourcePath object, String contentType, JsonNode body) {
        return timed("patch", object, () -> writer.patch(object, contentType, body));
    }

    @Override
    public CompletableFuture<Written> delete(ResourcePath object, String uid, Optional<String> resourceVersion) {
        return timed("delete", object, () -> writer.delete(object, uid, resourceVersion));
    }

    private CompletableFuture<Written> timed(
            String verb, ResourcePath path, Supplier<CompletableFuture<Written>> write) {
        Timer.Sample begun = Timer.start(registry);
        String resource = path.subresource().isEmpty() ? path.plural() : path.plural() + "/" + path.subresource();
        return write.get()
                .whenComplete((written, failure) ->
                        begun.stop(timers.computeIfAbsent(new Kind(verb, resource, outcome(failure)), this::timer)));
    }

    private static String outcome(@Nullable Throwable failure) {
        if (failure == null) {
            return OK;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof WriteFailure known
                ? known.kind().name().toLowerCase(Locale.ROOT)
                : WriteFailure.Kind.TRANSIENT.name().toLowerCase(Locale.ROOT);
    }

    private Timer timer(Kind kind) {
        return Timer.builder(NAME)
                .description("Writes to the Kubernetes API, by how they ended")
                .tag("verb", kind.verb())
                .tag("resource", kind.resource())
                .tag("outcome", kind.outcome())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}

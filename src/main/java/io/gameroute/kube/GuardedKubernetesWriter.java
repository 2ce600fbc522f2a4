package io.gameroute.kube;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Sends a write only while this process may write, asked anew before each: a pass of a thousand writes that outlives the leadership ends with
 * those that are on their way.
 */
public final class GuardedKubernetesWriter implements KubernetesWriter {
    private final KubernetesWriter writer;
    private final BooleanSupplier mayWrite;

    /** @param mayWrite answers at once, from whatever thread */
    public GuardedKubernetesWriter(KubernetesWriter writer, BooleanSupplier mayWrite) {
        this.writer = writer;
        this.mayWrite = mayWrite;
    }

    @Override
    public CompletableFuture<Written> create(ResourcePath collection, HasMetadata object) {
        return guarded(() -> writer.create(collection, object));
    }

    @Override
    public CompletableFuture<Written> patch(ResourcePath object, String contentType, JsonNode body) {
        return guarded(() -> writer.patch(object, contentType, body));
    }

    @Override
    public CompletableFuture<Written> delete(ResourcePath object, String uid, Optional<String> resourceVersion) {
        return guarded(() -> writer.delete(object, uid, resourceVersion));
    }

    private CompletableFuture<Written> guarded(Supplier<CompletableFuture<Written>> write) {
        return mayWrite.getAsBoolean()
                ? write.get()
                : CompletableFuture.failedFuture(new WriteFailure(
                        WriteFailure.Kind.TRANSIENT, "not sent, because this process no longer leads"));
    }
}

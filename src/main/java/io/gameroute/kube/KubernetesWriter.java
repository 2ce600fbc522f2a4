package io.gameroute.kube;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Writes, without waiting. A write that does not succeed completes with a {@link WriteFailure}. Nothing is tried twice here. */
public interface KubernetesWriter {
    CompletableFuture<Written> create(ResourcePath collection, HasMetadata object);

    /** @param contentType one of the API server's patch types, such as {@code application/merge-patch+json} */
    CompletableFuture<Written> patch(ResourcePath object, String contentType, JsonNode body);

    /** @param resourceVersion when present, a precondition as the uid is */
    CompletableFuture<Written> delete(ResourcePath object, String uid, Optional<String> resourceVersion);
}

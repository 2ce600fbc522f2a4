package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/** Resource versions as numbers, to tell whether the cache has already seen a write; 0 where there is none. */
final class ResourceVersion {
    private ResourceVersion() {}

    static long of(HasMetadata resource) {
        return Optional.ofNullable(resource.getMetadata())
                .map(metadata -> metadata.getResourceVersion())
                .filter(version -> version.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}

package io.gameroute.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks the API server for single objects where a cache that is behind would do harm for good: those of a process that has just taken the lead are
 * not all of one moment. What is not there is not asked for again at once.
 */
public final class UncachedReader {
    static final Duration ABSENT_FOR = Duration.ofSeconds(30);

    private record Name(Class<? extends HasMetadata> type, ObjectKey key) {}

    private final KubernetesClient client;
    private final Clock clock;
    private final Map<Name, Instant> absent = new ConcurrentHashMap<>();

    public UncachedReader(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * By a list of one, which the right to list allows; to get is no right of ours.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when the API server does not answer
     */
    public <T extends HasMetadata> Optional<T> read(Class<T> type, ObjectKey key) {
        Instant now = clock.instant();
        Name name = new Name(type, key);
        Instant until = absent.get(name);
        if (until != null && now.isBefore(until)) {
            return Optional.empty();
        }
        Optional<T> found = client
                .resources(type)
                .inNamespace(key.namespace())
                .withField("metadata.name", key.name())
                .list()
                .getItems()
                .stream()
                .findFirst();
        absent.values().removeIf(over -> !now.isBefore(over));
        if (found.isEmpty()) {
            absent.put(name, now.plus(ABSENT_FOR));
        }
        return found;
    }
}

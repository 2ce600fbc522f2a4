package io.gameroute.kube;

import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks for single StorageClasses, and remembers the answers for a while: they are needed so seldom that they are not watched. */
public final class StorageClassReader {
    static final Duration KEPT = Duration.ofSeconds(30);

    private record Answer(boolean allows, Instant until) {}

    private final KubernetesClient client;
    private final Clock clock;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    public StorageClassReader(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Empty when the API server does not answer; a class that is not there allows nothing. */
    public Optional<Boolean> allowsExpansion(String name) {
        Answer known = answers.get(name);
        if (known != null && clock.instant().isBefore(known.until())) {
            return Optional.of(known.allows());
        }
        try {
            StorageClass found =
                    client.storage().v1().storageClasses().withName(name).get();
            boolean allows = found != null && Boolean.TRUE.equals(found.getAllowVolumeExpansion());
            answers.put(name, new Answer(allows, clock.instant().plus(KEPT)));
            return Optional.of(allows);
        } catch (KubernetesClientException noAnswer) {
            return Optional.empty();
        }
    }
}

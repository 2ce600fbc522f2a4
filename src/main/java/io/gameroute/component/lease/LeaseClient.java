package io.gameroute.component.lease;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;

/**
 * The client of the election: impatient and without retries of its own. An ordinary one waits and repeats behind the back of the elector,
 * and would lead on through an outage.
 */
final class LeaseClient {
    private LeaseClient() {}

    static KubernetesClient connect(Config config, Duration requestTimeout) {
        int millis = Math.toIntExact(requestTimeout.toMillis());
        Config impatient = new ConfigBuilder(config)
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(millis)
                .withConnectionTimeout(millis)
                .build();
        return new KubernetesClientBuilder().withConfig(impatient).build();
    }
}

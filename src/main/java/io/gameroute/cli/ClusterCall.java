package io.gameroute.cli;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.function.Function;

/** What a command asks of a cluster while somebody waits for the answer; what goes wrong is told in the API server's own words. */
final class ClusterCall {
    private static final int PATIENCE_MILLIS = 10_000;

    private ClusterCall() {}

    static <T> T of(Config config, Function<KubernetesClient, T> call) {
        Config impatient = new ConfigBuilder(config)
                .withRequestRetryBackoffLimit(0)
                .withConnectionTimeout(PATIENCE_MILLIS)
                .withUserAgent("gameroute-cli")
                .build();
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(impatient).build()) {
            return call.apply(client);
        } catch (KubernetesClientException failure) {
            throw explained(config, failure);
        }
    }

    static UserException explained(Config config, KubernetesClientException failure) {
        boolean isAnswer = failure.getCode() > 0 && failure.getCode() != HttpURLConnection.HTTP_UNAUTHORIZED;
        return new UserException(
                isAnswer ? answer(failure) : Preflight.explain(config.getMasterUrl(), failure), failure);
    }

    /** What the API server said. */
    static String answer(KubernetesClientException failure) {
        return failure.getStatus() == null || failure.getStatus().getMessage() == null
                ? UserException.cause(failure)
                : failure.getStatus().getMessage();
    }
}

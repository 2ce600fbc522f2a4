package io.gameroute.cli;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.gameroute.dev.apiserver.EmbeddedApiServer;
import io.gameroute.dev.apiserver.EmbeddedApiServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The cluster of {@code gameroute dev}: one that lives in this process, or one that is there. */
final class DevCluster implements AutoCloseable {
    /** Where the cluster comes from. */
    enum Kind {
        embedded,
        kubeconfig
    }

    private static final List<String> CRDS =
            List.of("gameservers.game.kruise.io.yaml", "gameserversets.game.kruise.io.yaml");
    private static final int IN_FLIGHT = 256;

    private final Config config;
    private final @Nullable EmbeddedApiServer server;
    private final @Nullable Path kubeconfig;

    private DevCluster(Config config, @Nullable EmbeddedApiServer server, @Nullable Path kubeconfig) {
        this.config = config;
        this.server = server;
        this.kubeconfig = kubeconfig;
    }

    static DevCluster existing(Config config) {
        return new DevCluster(config, null, null);
    }

    /** @param kubeconfigOut a file that is not there yet; without it one is made, and goes with the cluster */
    static DevCluster embedded(int port, Optional<Path> kubeconfigOut) {
        Path file = kubeconfigOut.orElseGet(DevCluster::temporaryFile);
        if (Files.exists(file)) {
            throw new UserException("--kubeconfig-out " + file + " is there already; name another file");
        }
        EmbeddedApiServer server;
        try {
            server = EmbeddedApiServer.start(
                    EmbeddedApiServerOptions.DEFAULT.withPort(port).withKubeconfig(file));
        } catch (RuntimeException failure) {
            throw new UserException("the cluster cannot be started: " + UserException.cause(failure), failure);
        }
        // Worth nothing after the cluster; the JVM may end before anything of ours is closed.
        file.toFile().deleteOnExit();
        DevCluster cluster = new DevCluster(Config.fromKubeconfig(server.kubeconfig()), server, file);
        cluster.installCrds();
        return cluster;
    }

    private static Path temporaryFile() {
        try {
            Path folder = Files.createTempDirectory("gameroute-");
            folder.toFile().deleteOnExit();
            return folder.resolve("kubeconfig");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void installCrds() {
        try (KubernetesClient client = client("gameroute-dev")) {
            for (String crd : CRDS) {
                try (InputStream text = DevCluster.class.getResourceAsStream("/META-INF/fabric8/" + crd)) {
                    List<HasMetadata> created = client.load(text).create();
                    created.forEach(one ->
                            client.resource(one).waitUntilCondition(DevCluster::isEstablished, 10, TimeUnit.SECONDS));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }
    }

    private static boolean isEstablished(@Nullable HasMetadata crd) {
        return crd instanceof CustomResourceDefinition known
                && known.getStatus() != null
                && known.getStatus().getConditions() != null
                && known.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Established")
                                && condition.getStatus().equals("True"));
    }

    KubernetesClient client(String userAgent) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config)
                        .withUserAgent(userAgent)
                        .withMaxConcurrentRequests(IN_FLIGHT)
                        .withMaxConcurrentRequestsPerHost(IN_FLIGHT)
                        .build())
                .build();
    }

    String url() {
        return config.getMasterUrl().replaceFirst("/$", "");
    }

    /** The file that was written for kubectl; empty for a cluster that was there. */
    Optional<Path> kubeconfig() {
        return Optional.ofNullable(kubeconfig);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}

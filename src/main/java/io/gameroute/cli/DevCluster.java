package io.gameroute.cli;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.gameroute.dev.apiserver.EmbeddedApiServer;
import io.gameroute.dev.apiserver.EmbeddedApiServerOptions;
import io.gameroute.dev.controlplane.ControlPlaneBinaries;
import io.gameroute.dev.controlplane.LocalControlPlane;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The cluster of {@code gameroute dev}: one that lives in this process, or one that is there. */
final class DevCluster implements AutoCloseable {
    /** Where the cluster comes from. */
    enum Kind {
        embedded,
        apiserver,
        kubeconfig
    }

    private static final List<String> CRDS =
            List.of("gameservers.game.kruise.io.yaml", "gameserversets.game.kruise.io.yaml");
    private static final int IN_FLIGHT = 256;

    private final Config config;
    private final @Nullable AutoCloseable server;
    private final @Nullable Path kubeconfig;

    private DevCluster(Config config, @Nullable AutoCloseable server, @Nullable Path kubeconfig) {
        this.config = config;
        this.server = server;
        this.kubeconfig = kubeconfig;
    }

    static DevCluster existing(Config config) {
        return new DevCluster(config, null, null);
    }

    /**
     * @param kubeconfigOut a file that is not there yet; without it one is made, and goes with the cluster
     * @param data the folder that keeps its objects
     */
    static DevCluster embedded(int port, Optional<Path> kubeconfigOut, Optional<Path> data) {
        Path file = kubeconfigOut.map(DevCluster::fresh).orElseGet(DevCluster::temporaryFile);
        EmbeddedApiServer server;
        try {
            EmbeddedApiServerOptions options =
                    EmbeddedApiServerOptions.DEFAULT.withPort(port).withKubeconfig(file);
            server = EmbeddedApiServer.start(data.map(options::withData).orElse(options));
        } catch (RuntimeException failure) {
            throw new UserException("the cluster cannot be started: " + UserException.cause(failure), failure);
        }
        // Worth nothing after the cluster; the JVM may end before anything of ours is closed.
        file.toFile().deleteOnExit();
        DevCluster cluster = new DevCluster(Config.fromKubeconfig(server.kubeconfig()), server, file);
        cluster.installCrds();
        return cluster;
    }

    /** The real API server, as a child of this process. */
    static DevCluster apiServer(int port, Optional<Path> kubeconfigOut, Optional<Path> data) {
        kubeconfigOut.ifPresent(DevCluster::fresh);
        ControlPlaneBinaries binaries = ControlPlaneBinaries.locate(System.getenv(), LocalControlPlane.NEEDED)
                .orElseThrow(() -> new UserException("--cluster=apiserver: "
                        + ControlPlaneBinaries.missing(System.getenv(), LocalControlPlane.NEEDED)));
        try {
            LocalControlPlane plane = LocalControlPlane.start(binaries, data, port);
            Path file = kubeconfigOut.isPresent() ? copy(plane.kubeconfig(), kubeconfigOut.get()) : plane.kubeconfig();
            DevCluster cluster = new DevCluster(Config.fromKubeconfig(Files.readString(file)), plane, file);
            cluster.installCrds();
            return cluster;
        } catch (RuntimeException | IOException failure) {
            throw new UserException("the cluster cannot be started: " + UserException.cause(failure), failure);
        }
    }

    /** For its owner only, as the one that it is a copy of; it goes with the cluster, too. */
    private static Path copy(Path kubeconfig, Path file) throws IOException {
        Files.copy(kubeconfig, file, StandardCopyOption.COPY_ATTRIBUTES);
        file.toFile().deleteOnExit();
        return file;
    }

    private static Path fresh(Path file) {
        if (Files.exists(file)) {
            throw new UserException("--kubeconfig-out " + file + " is there already; name another file");
        }
        return file;
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
                    List<HasMetadata> created = client.load(text).serverSideApply();
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
        try {
            if (server != null) {
                server.close();
            }
        } catch (Exception failure) {
            throw new IllegalStateException("the cluster did not end", failure);
        }
    }
}

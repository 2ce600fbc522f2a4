package io.gameroute.acceptance;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.gameroute.RunningGameRoute;
import io.gameroute.cluster.ApiWrite;
import io.gameroute.cluster.TestCluster;
import io.gameroute.component.events.JournalEvent;
import io.gameroute.dev.nodes.SimulatedNodes;
import io.gameroute.dev.nodes.SimulatedNodesOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as its administrator would set it up: an API server, nodes, and GameRoute installed from {@code deploy/}. It has an API server of its
 * own, because other tests of the JVM bring their own nodes.
 */
final class ClusterUnderTest implements AutoCloseable {
    private static final Path DEPLOY = Path.of("deploy");
    private static final String USER_AGENT = "gameroute";
    private static final String NAMESPACE = "gameroute-system";
    private static final String SERVICE_ACCOUNT = "gameroute";
    static final String CONTROLLER = "system:serviceaccount:" + NAMESPACE + ":" + SERVICE_ACCOUNT;

    private final TestCluster api;
    private final SimulatedNodes nodes;
    private final KubernetesClient controllerClient;
    private @Nullable RunningGameRoute controller;

    private ClusterUnderTest(TestCluster api) {
        this.api = api;
        this.nodes = SimulatedNodes.start(api.adminClient(), SimulatedNodesOptions.DEFAULTS.withPodsPerNode(500));
        api.introduceCrds(DEPLOY.resolve("crds"));
        rightsOfTheController().forEach(this::apply);
        this.controllerClient = controllerClient();
        startController();
    }

    static ClusterUnderTest start() {
        return new ClusterUnderTest(TestCluster.start());
    }

    TestCluster api() {
        return api;
    }

    KubernetesClient admin() {
        return api.adminClient();
    }

    SimulatedNodes nodes() {
        return nodes;
    }

    static boolean isOurs(ApiWrite write) {
        return write.userAgent().equals(USER_AGENT) && write.user().equals(CONTROLLER);
    }

    /** What the controller that runs has recorded. */
    List<JournalEvent> events() {
        return controller == null ? List.of() : controller.events();
    }

    String controllerUrl() {
        return Objects.requireNonNull(controller).url();
    }

    /** The sum of a counter or gauge of the controller that runs. */
    double meter(String name) {
        return controller == null ? 0 : controller.meter(name);
    }

    void startController() {
        controller = RunningGameRoute.start(controllerClient, NAMESPACE);
    }

    void stopController() {
        if (controller != null) {
            controller.close();
            controller = null;
        }
    }

    @Override
    public void close() {
        stopController();
        nodes.close();
        controllerClient.close();
        api.close();
    }

    /** The namespace, the ServiceAccount, its roles and their bindings; not the Deployment, whose place this JVM takes. */
    private static List<Path> rightsOfTheController() {
        try (Stream<Path> files = Files.list(DEPLOY)) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .matches("\\d\\d\\.(Namespace|ServiceAccount|(Cluster)?Role(Binding)?)\\..*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void apply(Path manifest) {
        try (InputStream text = Files.newInputStream(manifest)) {
            admin().load(text).serverSideApply();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KubernetesClient controllerClient() {
        String token = api.serviceAccountToken(NAMESPACE, SERVICE_ACCOUNT);
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(api.clientConfig().build())
                        .withOauthToken(token)
                        .withUserAgent(USER_AGENT)
                        .build())
                .build();
    }
}

package io.gameroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.cluster.TestNamespace;
import io.gameroute.component.informer.InformerComponent;
import io.gameroute.component.informer.InformerOptions;
import io.gameroute.config.Configuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ControlPlaneExtension.class)
class ReconcileStartIT {
    private static final String ROLE = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: reconcile-start}
            rules:
              - {apiGroups: ["", apps, coordination.k8s.io, events.k8s.io], resources: ["*"], verbs: ["*"]}
              - {apiGroups: [game.kruise.io], resources: [%s], verbs: ["*"]}
            """;

    private final ControlPlane cluster = ControlPlane.shared();
    private final KubernetesClient admin = cluster.adminClient();
    private final TestNamespace namespace = TestNamespace.create(admin, "start");
    private final KubernetesClient client = cluster.clientFor("viewer");

    @BeforeEach
    void serverListIsForbidden() {
        cluster.installCrds(Path.of("deploy/crds"));
        apply(ROLE.formatted("gameserversets, gameserversets/status"));
        apply("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: reconcile-start}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reconcile-start}
                subjects: [{kind: User, name: viewer, apiGroup: rbac.authorization.k8s.io}]
                """);
    }

    @AfterEach
    void close() {
        admin.rbac().clusterRoleBindings().withName("reconcile-start").delete();
        admin.rbac().clusterRoles().withName("reconcile-start").delete();
        client.close();
        namespace.close();
    }

    @Test
    void nothingIsDecidedBeforeEveryCacheIsComplete(@TempDir Path data) throws Exception {
        create();
        try (Application application = new Application(configuration(data), client)) {
            application.start();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> hasSynced(application, GameServerSet.class) && hasSynced(application, Pod.class));
            assertThat(hasSynced(application, GameServer.class)).isFalse();
            assertThat(application.context().getRouteController().getRouteStatus("reconcile-gameserverset"))
                    .isEqualTo(ServiceStatus.Stopped);
            assertThat(pods()).isEmpty();

            apply(ROLE.formatted("\"*\""));

            await().atMost(Duration.ofMinutes(1)).until(() -> pods().size() == 2);
        }
    }

    private <T extends HasMetadata> boolean hasSynced(Application application, Class<T> type) {
        return application
                .context()
                .getComponent("informer", InformerComponent.class)
                .cache(InformerOptions.of(type).inNamespace(namespace.name()))
                .hasSynced();
    }

    private Configuration configuration(Path data) throws Exception {
        return Configuration.of(
                Map.of(),
                Map.of(
                        "gameroute.namespace", namespace.name(),
                        "gameroute.leader-election.namespace", namespace.name(),
                        "gameroute.http.port", String.valueOf(FreePort.find()),
                        "gameroute.events.enabled", "false",
                        "gameroute.data", data.toString(),
                        "gameroute.routes.control", "routes/control"));
    }

    private void create() {
        apply("""
                apiVersion: game.kruise.io/v1alpha1
                kind: GameServerSet
                metadata: {name: arena, namespace: %s}
                spec:
                  replicas: 2
                  gameServerTemplate: {spec: {containers: [{name: game, image: "nginx:1.25"}]}}
                """.formatted(namespace.name()));
    }

    private List<Pod> pods() {
        return admin.pods().inNamespace(namespace.name()).list().getItems();
    }

    private void apply(String manifest) {
        admin.resource(Serialization.unmarshal(manifest, HasMetadata.class)).serverSideApply();
    }
}

package io.gameroute.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ControlPlaneExtension.class)
class ControlPlaneIT {
    private final KubernetesClient admin;
    private final ControlPlane cluster;
    private final String namespace;

    ControlPlaneIT(ControlPlane cluster, TestNamespace namespace) {
        this.cluster = cluster;
        this.admin = cluster.adminClient();
        this.namespace = namespace.name();
    }

    @Test
    void storesWhatIsCreated() {
        admin.resource(configMap("kept")).create();

        assertThat(admin.configMaps().inNamespace(namespace).withName("kept").get())
                .isNotNull();
    }

    @Test
    void refusesAUserWithoutRights() {
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> cluster.clientFor("viewer")
                        .configMaps()
                        .inNamespace(namespace)
                        .list())
                .satisfies(refusal -> assertThat(refusal.getCode()).isEqualTo(403));
    }

    @Test
    void givesAServiceAccountExactlyItsRights() {
        grantReadingOfConfigMaps("reader");
        KubernetesClient reader = cluster.clientForServiceAccount(namespace, "reader");

        await().untilAsserted(() ->
                assertThat(reader.configMaps().inNamespace(namespace).list()).isNotNull());
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> reader.resource(configMap("refused")).create())
                .satisfies(refusal -> assertThat(refusal.getCode()).isEqualTo(403));
    }

    @Test
    void collectsTheDependentOfADeletedOwner() {
        ConfigMap owner = admin.resource(configMap("owner")).create();
        ConfigMap dependent = configMap("dependent");
        dependent.getMetadata().setOwnerReferences(List.of(referenceTo(owner)));
        admin.resource(dependent).create();

        admin.resource(owner).delete();

        await().atMost(Duration.ofMinutes(1))
                .until(() -> admin.resource(dependent).get() == null);
    }

    @Test
    void countsTheWritesOfAUserAndOnlyThose() {
        grantReadingOfConfigMaps("writer");
        String user = "system:serviceaccount:" + namespace + ":writer";
        KubernetesClient writer = cluster.clientForServiceAccount(namespace, "writer");
        AuditLog.Mark mark = cluster.auditLog().mark();

        admin.resource(configMap("somebody-else")).create();
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> writer.resource(configMap("counted")).create());

        assertThat(cluster.auditLog().writesSince(mark, user)).singleElement().satisfies(write -> {
            assertThat(write.verb()).isEqualTo("create");
            assertThat(write.resource()).isEqualTo("configmaps");
            assertThat(write.namespace()).isEqualTo(namespace);
            assertThat(write.isAccepted()).isFalse();
        });
        assertThat(cluster.auditLog()
                        .writesSince(mark, write -> write.name().equals("somebody-else") && write.isAccepted()))
                .hasSize(1);
    }

    @Test
    void installsCrdsAndServesThem(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("widgets.yaml"), """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: widgets.test.gameroute.io}
                spec:
                  group: test.gameroute.io
                  scope: Namespaced
                  names: {kind: Widget, plural: widgets, singular: widget}
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """);

        cluster.installCrds(folder);

        assertThat(admin.genericKubernetesResources("test.gameroute.io/v1", "Widget")
                        .inNamespace(namespace)
                        .list()
                        .getItems())
                .isEmpty();
    }

    @Test
    void keepsItsDataWhenTheApiServerIsRestarted() {
        admin.resource(configMap("survivor")).create();

        cluster.stopApiServer();
        cluster.startApiServer();

        assertThat(admin.resource(configMap("survivor")).get()).isNotNull();
    }

    private ConfigMap configMap(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .build();
    }

    private static OwnerReference referenceTo(ConfigMap owner) {
        return new OwnerReferenceBuilder()
                .withApiVersion("v1")
                .withKind("ConfigMap")
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .build();
    }

    private void grantReadingOfConfigMaps(String serviceAccount) {
        admin.resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(serviceAccount)
                        .endMetadata()
                        .build())
                .create();
        admin.resource(new RoleBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(serviceAccount)
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups("")
                        .withResources("configmaps")
                        .withVerbs("get", "list", "watch")
                        .endRule()
                        .build())
                .create();
        admin.resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(serviceAccount)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", serviceAccount)
                        .addNewSubject("", "ServiceAccount", serviceAccount, namespace)
                        .build())
                .create();
    }
}

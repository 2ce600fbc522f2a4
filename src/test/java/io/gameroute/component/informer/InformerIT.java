package io.gameroute.component.informer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.gameroute.cluster.AuditLog;
import java.time.Duration;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

/** The informer on a real API server. */
class InformerIT extends OverRealConfigMaps {
    @Test
    void a_list_is_asked_for_in_pages_and_told_whole() throws Exception {
        createNamespace();
        for (int i = 0; i < 7; i++) {
            create("cm-" + i);
        }
        AuditLog.Mark mark = cluster.auditLog().mark();

        start(
                cluster.clientFor("reader"),
                "informer:v1/ConfigMap?labelSelector=mine&pageSize=3&namespace=" + namespace);

        await().atMost(PATIENCE).until(() -> told.size() == 7);
        assertThat(told).allMatch(line -> line.startsWith("ADDED") && line.endsWith("initial"));
        assertThat(lists(mark)).hasSize(3).allSatisfy(uri -> assertThat(uri).contains("limit=3"));
        assertThat(lists(mark)).filteredOn(uri -> uri.contains("continue=")).hasSize(2);
    }

    @Test
    void a_quiet_watch_stays_healthy_and_is_not_listed_again() throws Exception {
        createNamespace();
        create("a");
        AuditLog.Mark mark = cluster.auditLog().mark();
        start(
                cluster.clientFor("reader"),
                "informer:v1/ConfigMap?labelSelector=mine&staleAfter=8s&namespace=" + namespace);
        await().atMost(PATIENCE).until(() -> told.size() == 1);

        await().during(Duration.ofSeconds(20))
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(check().getState()).isEqualTo(HealthCheck.State.UP));

        assertThat(lists(mark)).hasSize(1);
        assertThat(reads(mark, "watch")).hasSizeGreaterThan(1);
        create("b");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told).containsExactly("ADDED a initial", "ADDED b"));
    }

    @Test
    void what_is_forbidden_is_told_in_the_servers_words_and_tried_until_it_is_allowed() throws Exception {
        createNamespace();
        create("a");
        start(cluster.clientFor("viewer"), "informer:v1/ConfigMap?labelSelector=mine&namespace=" + namespace);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(check().getMessage()).hasValueSatisfying(text -> assertThat(text)
                        .contains("is not synced yet")
                        .contains("User \"viewer\" cannot list resource \"configmaps\"")));
        allowViewer();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told).containsExactly("ADDED a initial"));
        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void a_kind_that_is_not_there_yet_is_awaited() throws Exception {
        start(admin(), "informer:example.com/v1/Widget");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(check().getMessage())
                                .hasValueSatisfying(
                                        text -> assertThat(text)
                                                .contains(
                                                        "example.com/v1/Widget is not synced yet: the API server has no kind Widget in example.com/v1")));
        createWidgetKind();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(check().getState()).isEqualTo(HealthCheck.State.UP));
    }

    private static void allowViewer() {
        admin().resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName("viewer-views")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
                        .addNewSubject("rbac.authorization.k8s.io", "User", "viewer", null)
                        .build())
                .create();
    }

    private static void createWidgetKind() {
        admin().resource(new CustomResourceDefinitionBuilder()
                        .withNewMetadata()
                        .withName("widgets.example.com")
                        .endMetadata()
                        .withNewSpec()
                        .withGroup("example.com")
                        .withScope("Namespaced")
                        .withNewNames()
                        .withKind("Widget")
                        .withPlural("widgets")
                        .withSingular("widget")
                        .endNames()
                        .addNewVersion()
                        .withName("v1")
                        .withServed(true)
                        .withStorage(true)
                        .withNewSchema()
                        .withOpenAPIV3Schema(new JSONSchemaPropsBuilder()
                                .withType("object")
                                .withXKubernetesPreserveUnknownFields(true)
                                .build())
                        .endSchema()
                        .endVersion()
                        .endSpec()
                        .build())
                .create();
    }
}

package io.gameroute.component.informer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.cluster.ControlPlane;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The informer on a real API server, which is taken away from it here; hence a control plane of its own. */
class InformerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static ControlPlane cluster;

    private final CamelContext context = new DefaultCamelContext();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final String namespace = "informer-" + System.nanoTime();

    @BeforeAll
    static void startCluster() {
        Assumptions.assumeTrue(ControlPlane.isAvailable(), "the programs of a control plane are missing");
        cluster = ControlPlane.start();
    }

    @AfterAll
    static void stopCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @AfterEach
    void stopContext() {
        context.stop();
    }

    @Test
    void a_list_of_several_pages_is_told_whole() throws Exception {
        createNamespace();
        for (int i = 0; i < 7; i++) {
            create("cm-" + i);
        }

        start(admin(), "informer:v1/ConfigMap?labelSelector=mine&pageSize=3&namespace=" + namespace);

        await().atMost(PATIENCE).until(() -> told.size() == 7);
        assertThat(told).allMatch(line -> line.startsWith("ADDED") && line.endsWith("initial"));
    }

    @Test
    void what_changes_around_an_outage_of_the_api_server_is_told() throws Exception {
        createNamespace();
        List.of("stays", "goes", "changes").forEach(this::create);
        start(admin(), "informer:v1/ConfigMap?labelSelector=mine&staleAfter=1s&namespace=" + namespace);
        await().atMost(PATIENCE).until(() -> told.size() == 3);
        told.clear();

        cluster.stopApiServer();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(check().getState()).isEqualTo(HealthCheck.State.DOWN));
        assertThat(check().getMessage())
                .hasValueSatisfying(text -> assertThat(text).contains("has been disconnected for"));
        cluster.startApiServer();
        admin().configMaps().inNamespace(namespace).withName("goes").delete();
        admin().configMaps().inNamespace(namespace).withName("changes").edit(map -> new ConfigMapBuilder(map)
                .addToData("changed", "yes")
                .build());
        create("new");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told)
                .contains("DELETED goes", "MODIFIED changes", "ADDED new")
                .noneMatch(line -> line.contains("stays")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(check().getState()).isEqualTo(HealthCheck.State.UP));
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

    private void start(KubernetesClient client, String uri) throws Exception {
        context.getRegistry().bind("client", client);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .process(exchange -> told.add(exchange.getMessage().getHeader(InformerConstants.ACTION) + " "
                                + exchange.getMessage()
                                        .getHeader(InformerConstants.KEY, String.class)
                                        .replaceFirst(".*/", "")
                                + (exchange.getMessage().getHeader(InformerConstants.INITIAL, boolean.class)
                                        ? " initial"
                                        : "")));
            }
        });
        context.start();
    }

    private HealthCheck.Result check() {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().startsWith("informer:"))
                .findFirst()
                .orElseThrow();
    }

    private static KubernetesClient admin() {
        return cluster.adminClient();
    }

    private void createNamespace() {
        admin().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    private void create(String name) {
        admin().resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .addToLabels("mine", "yes")
                        .endMetadata()
                        .build())
                .create();
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

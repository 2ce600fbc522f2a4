package io.gameroute.component.informer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.gameroute.cluster.ApiRead;
import io.gameroute.cluster.AuditLog;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.component.lease.FreezableProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The informer on a real API server, which is taken away from it here; hence a control plane of its own. */
@ExtendWith(ControlPlaneExtension.class)
class InformerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static ControlPlane cluster;

    private final CamelContext context = new DefaultCamelContext();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Map<String, String> state = new ConcurrentHashMap<>();
    private final String namespace = "informer-" + System.nanoTime();

    @BeforeAll
    static void startCluster() {
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
    void a_watch_that_falls_silent_is_reported_and_opened_again_and_what_it_missed_is_told() throws Exception {
        createNamespace();
        create("a");
        AuditLog.Mark mark = cluster.auditLog().mark();
        try (FreezableProxy proxy = proxy();
                KubernetesClient client = readerThrough(proxy)) {
            start(client, "informer:v1/ConfigMap?labelSelector=mine&staleAfter=8s&namespace=" + namespace);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told).containsExactly("ADDED a initial"));

            awaitWatch();
            proxy.freeze();
            create("missed");
            await().atMost(Duration.ofSeconds(8 + 4))
                    .untilAsserted(() -> assertThat(check().getState()).isEqualTo(HealthCheck.State.DOWN));
            assertThat(check().getMessage())
                    .hasValueSatisfying(text -> assertThat(text).contains(" for "));
            assertThat(told).containsExactly("ADDED a initial");
            proxy.passNewConnections();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(told).containsExactly("ADDED a initial", "ADDED missed"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(check().getState()).isEqualTo(HealthCheck.State.UP));
            assertThat(lists(mark)).as("it went on where it stopped").hasSize(1);
            context.stop();
        }
    }

    @Test
    void a_watch_that_falls_silent_on_its_own_is_replaced_before_it_is_too_old() throws Exception {
        createNamespace();
        create("a");
        try (FreezableProxy proxy = proxy();
                KubernetesClient client = readerThrough(proxy)) {
            start(client, "informer:v1/ConfigMap?labelSelector=mine&staleAfter=12s&namespace=" + namespace);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told).containsExactly("ADDED a initial"));

            awaitWatch();
            proxy.passNewConnections();
            create("missed");

            await().atMost(PATIENCE).until(() -> {
                assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
                return told.equals(List.of("ADDED a initial", "ADDED missed"));
            });
            context.stop();
        }
    }

    /** A server that was started anew knows no history: it answers 410 to who wants to go on after a version of before. */
    @Test
    void what_was_deleted_before_a_version_that_has_expired_is_told() throws Exception {
        createNamespace();
        List.of("stays", "goes", "changes").forEach(this::create);
        try (FreezableProxy proxy = proxy();
                KubernetesClient client = readerThrough(proxy)) {
            start(client, "informer:v1/ConfigMap?labelSelector=mine&namespace=" + namespace);
            await().atMost(PATIENCE).until(() -> told.size() == 3);
            told.clear();

            awaitWatch();
            proxy.freeze();
            delete("goes");
            put("changes", "yes");
            create("comes");
            cluster.stopApiServer();
            cluster.startApiServer();
            AuditLog.Mark mark = cluster.auditLog().mark();
            proxy.passNewConnections();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told)
                    .containsExactlyInAnyOrder("DELETED goes final state unknown", "MODIFIED changes", "ADDED comes"));
            assertThat(lists(mark)).as("the version had expired").isNotEmpty();
            context.stop();
        }
    }

    @Test
    void after_a_restart_of_the_api_server_amid_changes_the_route_knows_what_is() throws Exception {
        createNamespace();
        start(admin(), "informer:v1/ConfigMap?labelSelector=mine&namespace=" + namespace);
        CompletableFuture<Void> half = new CompletableFuture<>();
        CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> {
            for (int round = 0; round < 200; round++) {
                change(round);
                if (round == 80) {
                    half.complete(null);
                }
            }
        });

        half.get(60, TimeUnit.SECONDS);
        cluster.stopApiServer();
        cluster.startApiServer();
        changes.get(120, TimeUnit.SECONDS);

        Map<String, String> real =
                admin().configMaps().inNamespace(namespace).withLabel("mine").list().getItems().stream()
                        .collect(Collectors.toMap(map -> map.getMetadata().getName(), InformerIT::value));
        assertThat(real).hasSizeGreaterThan(3);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state).containsExactlyInAnyOrderEntriesOf(real));
    }

    @Test
    void what_changes_around_an_outage_of_the_api_server_is_told() throws Exception {
        createNamespace();
        List.of("stays", "goes", "changes").forEach(this::create);
        start(admin(), "informer:v1/ConfigMap?labelSelector=mine&staleAfter=5s&namespace=" + namespace);
        await().atMost(PATIENCE).until(() -> told.size() == 3);
        told.clear();

        cluster.stopApiServer();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(check().getState()).isEqualTo(HealthCheck.State.DOWN));
        assertThat(check().getMessage())
                .hasValueSatisfying(text -> assertThat(text).contains("has been disconnected for"));
        cluster.startApiServer();
        delete("goes");
        put("changes", "yes");
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
                from(uri).process(exchange -> note(exchange.getMessage()));
            }
        });
        context.start();
    }

    private void note(Message message) {
        String action = message.getHeader(InformerConstants.ACTION, String.class);
        String name = message.getHeader(InformerConstants.KEY, String.class).replaceFirst(".*/", "");
        told.add(action + " " + name + (message.getHeader(InformerConstants.INITIAL, boolean.class) ? " initial" : "")
                + (message.getHeader(InformerConstants.FINAL_STATE_UNKNOWN, false, Boolean.class)
                        ? " final state unknown"
                        : ""));
        if (action.equals("DELETED")) {
            state.remove(name);
        } else if (message.getBody() instanceof ConfigMap map) {
            state.put(name, value(map));
        }
    }

    private static FreezableProxy proxy() throws IOException {
        return new FreezableProxy(admin().getMasterUrl().getPort());
    }

    private static KubernetesClient readerThrough(FreezableProxy proxy) {
        return new KubernetesClientBuilder()
                .withConfig(cluster.clientConfig()
                        .withMasterUrl("https://127.0.0.1:" + proxy.port())
                        .withOauthToken("reader-token")
                        .withRequestTimeout(3_000)
                        .build())
                .build();
    }

    private List<String> lists(AuditLog.Mark mark) {
        return reads(mark, "list");
    }

    private List<String> reads(AuditLog.Mark mark, String verb) {
        return cluster.auditLog().readsSince(mark, "reader").stream()
                .filter(read -> read.verb().equals(verb) && read.uri().contains(namespace))
                .map(ApiRead::uri)
                .toList();
    }

    /** Five objects come, change and go in turn; the server may be away meanwhile. */
    private void change(int round) {
        String name = "cm-" + round % 5;
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(KubernetesClientException.class)
                .until(() -> {
                    if (round % 7 == 3) {
                        delete(name);
                    } else {
                        put(name, String.valueOf(round));
                    }
                    return true;
                });
    }

    private void put(String name, String value) {
        admin().resource(new ConfigMapBuilder(configMap(name))
                        .addToData("value", value)
                        .build())
                .forceConflicts()
                .serverSideApply();
    }

    private void delete(String name) {
        admin().configMaps().inNamespace(namespace).withName(name).delete();
    }

    private static String value(ConfigMap map) {
        return map.getData() == null ? "" : map.getData().getOrDefault("value", "");
    }

    private void awaitWatch() {
        await().atMost(PATIENCE)
                .until(() -> check().getDetails().get("informer.watching").equals(true));
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
        admin().resource(configMap(name)).create();
    }

    private ConfigMap configMap(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .addToLabels("mine", "yes")
                .endMetadata()
                .build();
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

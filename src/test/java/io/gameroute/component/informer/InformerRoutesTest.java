package io.gameroute.component.informer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The informer as routes in YAML use it, over a simulated API server. */
class InformerRoutesTest {
    private static final KubernetesMockServer SERVER = new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
    private static KubernetesClient client;

    @BeforeAll
    static void startServer() {
        SERVER.start();
        client = SERVER.createClient();
    }

    @AfterAll
    static void stopServer() {
        client.close();
        SERVER.shutdown();
    }

    private final CamelContext context = new DefaultCamelContext();
    private final List<Told> told = Collections.synchronizedList(new ArrayList<>());

    record Told(String action, String key, boolean initial, Object body, Object old, Object finalStateUnknown) {
        static Told of(Exchange exchange) {
            return new Told(
                    exchange.getMessage().getHeader(InformerConstants.ACTION, String.class),
                    exchange.getMessage().getHeader(InformerConstants.KEY, String.class),
                    exchange.getMessage().getHeader(InformerConstants.INITIAL, boolean.class),
                    exchange.getMessage().getBody(),
                    exchange.getMessage().getHeader(InformerConstants.OLD_OBJECT),
                    exchange.getMessage().getHeader(InformerConstants.FINAL_STATE_UNKNOWN));
        }

        String line() {
            return action + " " + key + (initial ? " initial" : "");
        }

        ConfigMap configMap() {
            return (ConfigMap) body;
        }
    }

    @BeforeEach
    void start() {
        context.getRegistry().bind("client", client);
        context.getRegistry().bind("note", (Processor) exchange -> told.add(Told.of(exchange)));
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        SERVER.reset();
    }

    @Test
    void what_is_there_is_told_as_added_and_initial() throws Exception {
        create("games", "a");
        create("other", "b");

        load("informer:v1/ConfigMap");

        await().untilAsserted(() ->
                assertThat(lines()).containsExactlyInAnyOrder("ADDED games/a initial", "ADDED other/b initial"));
    }

    @Test
    void a_change_brings_the_object_as_it_is_and_as_it_was() throws Exception {
        create("games", "a");
        load("informer:v1/ConfigMap");
        await().until(() -> told.size() == 1);

        client.configMaps().inNamespace("games").withName("a").edit(this::changed);

        await().until(() -> told.size() == 2);
        assertThat(told.get(1).line()).isEqualTo("MODIFIED games/a");
        assertThat(told.get(1).configMap().getData()).containsEntry("changed", "yes");
        assertThat(((ConfigMap) told.get(1).old()).getData()).doesNotContainKey("changed");
    }

    @Test
    void a_creation_is_told_as_added_and_a_deletion_as_deleted() throws Exception {
        load("informer:v1/ConfigMap");
        awaitSynced("v1/ConfigMap");

        create("games", "a");
        client.configMaps().inNamespace("games").withName("a").delete();

        await().untilAsserted(() -> assertThat(lines()).containsExactly("ADDED games/a", "DELETED games/a"));
        assertThat(told.get(1).finalStateUnknown()).isEqualTo(false);
    }

    @Test
    void the_key_of_a_cluster_scoped_object_is_its_name() throws Exception {
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("games")
                        .endMetadata()
                        .build())
                .create();

        load("informer:v1/Namespace");

        await().untilAsserted(() -> assertThat(lines()).containsExactly("ADDED games initial"));
    }

    @Test
    void only_selected_objects_are_told() throws Exception {
        create("games", "unlabelled");
        create("games", "labelled", Map.of("team", "red"));
        create("other", "elsewhere", Map.of("team", "red"));

        load("""
                - route:
                    id: labelled
                    from:
                      uri: informer:v1/ConfigMap
                      parameters:
                        namespace: games
                        labelSelector: team=red
                        pageSize: 100
                        staleAfter: 5s
                      steps:
                        - process: {ref: note}
                """, "labelled");

        await().untilAsserted(() -> assertThat(lines()).containsExactly("ADDED games/labelled initial"));
        InformerEndpoint endpoint =
                (InformerEndpoint) context.getRoute("labelled").getEndpoint();
        assertThat(endpoint.getPageSize()).isEqualTo(100);
        assertThat(endpoint.getStaleAfter()).isEqualTo(5000);
    }

    @Test
    void a_route_added_later_is_told_what_is_there() throws Exception {
        create("games", "a");
        load("informer:v1/ConfigMap");
        await().until(() -> told.size() == 1);
        told.clear();

        load("informer:v1/ConfigMap");

        await().untilAsserted(() -> assertThat(lines()).containsExactly("ADDED games/a initial"));
    }

    @Test
    void routes_and_readers_of_one_selection_share_one_cache() throws Exception {
        InformerCache<ConfigMap> mine = component().cache(InformerOptions.of(ConfigMap.class));
        load("informer:v1/ConfigMap");
        load("informer:v1/ConfigMap?staleAfter=9s");
        // An object that is created while the first list is under way may be delivered twice, as two objects.
        mine.synced().toCompletableFuture().get(10, TimeUnit.SECONDS);
        create("games", "a");

        await().until(() -> told.size() == 2);

        assertThat(told.get(0).body())
                .isSameAs(told.get(1).body())
                .isSameAs(mine.get("games/a").orElseThrow());
    }

    @Test
    void a_cache_is_readable_by_the_time_that_a_route_is_told() throws Exception {
        for (int i = 0; i < 50; i++) {
            create("games", "cm-" + i);
        }
        InformerCache<ConfigMap> cache = component().cache(InformerOptions.of(ConfigMap.class));
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        context.getRegistry()
                .bind("count", (Processor) exchange -> seen.add(cache.list().size()));
        load("- route: {from: {uri: 'informer:v1/ConfigMap', steps: [{process: {ref: count}}]}}", "counting");

        await().untilAsserted(() -> assertThat(seen).hasSize(50));
        assertThat(seen).containsOnly(50);
    }

    @Test
    void a_failing_route_breaks_neither_the_informer_nor_other_routes() throws Exception {
        context.getRegistry().bind("fail", (Processor) exchange -> {
            told.add(Told.of(exchange));
            throw new IllegalStateException("on purpose");
        });
        load(
                "- route: {errorHandler: {noErrorHandler: {}}, from: {uri: 'informer:v1/ConfigMap', steps: [{process: {ref: fail}}]}}",
                "failing");
        awaitSynced("v1/ConfigMap");

        create("games", "a");
        create("games", "b");

        await().untilAsserted(() -> assertThat(lines()).containsExactly("ADDED games/a", "ADDED games/b"));
    }

    @Test
    void a_slow_route_does_not_hold_up_another() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        context.getRegistry().bind("slow", (Processor) exchange -> slow.await());
        load("- route: {from: {uri: 'informer:v1/ConfigMap', steps: [{process: {ref: slow}}]}}", "slow");
        load("informer:v1/ConfigMap");

        create("games", "a");
        create("games", "b");

        await().until(() -> told.size() == 2);
        slow.countDown();
    }

    @Test
    void a_suspended_route_is_told_what_it_missed_when_it_is_resumed() throws Exception {
        load("- route: {id: it, from: {uri: 'informer:v1/ConfigMap', steps: [{process: {ref: note}}]}}", "it");
        InformerCache<ConfigMap> cache = component().cache(InformerOptions.of(ConfigMap.class));
        awaitSynced("v1/ConfigMap");
        context.getRouteController().suspendRoute("it");

        create("games", "a");
        await().until(() -> cache.get("games/a").isPresent());
        assertThat(told).isEmpty();
        context.getRouteController().resumeRoute("it");

        await().untilAsserted(() -> assertThat(lines()).containsExactly("ADDED games/a"));
    }

    @Test
    void the_last_route_to_stop_closes_the_watch_and_a_later_one_opens_it_again() throws Exception {
        create("games", "a");
        load("- route: {id: it, from: {uri: 'informer:v1/ConfigMap', steps: [{process: {ref: note}}]}}", "it");
        await().until(() -> told.size() == 1);

        context.getRouteController().stopRoute("it");
        assertThat(component().caches().find("v1/ConfigMap")).isEmpty();
        context.getRouteController().startRoute("it");

        await().untilAsserted(
                        () -> assertThat(lines()).containsExactly("ADDED games/a initial", "ADDED games/a initial"));
    }

    @Test
    void a_reader_finds_objects_by_key_and_by_index() {
        create("games", "a", Map.of("team", "red"));
        create("games", "b", Map.of("team", "blue"));
        InformerCache<ConfigMap> cache = component()
                .cache(InformerOptions.of(ConfigMap.class)
                        .withIndex(
                                "team",
                                map -> List.of(map.getMetadata().getLabels().get("team"))));

        cache.synced().toCompletableFuture().join();

        assertThat(cache.get("games/a")).isPresent();
        assertThat(cache.get("games/c")).isEmpty();
        assertThat(cache.byIndex("team", "blue"))
                .extracting(map -> map.getMetadata().getName())
                .containsExactly("b");
        assertThat(cache.byIndex(InformerCache.NAMESPACE_INDEX, "games")).hasSize(2);
        assertThat(cache.list()).hasSize(2);
    }

    @Test
    void a_cache_asked_for_before_the_start_runs_from_the_start() throws Exception {
        create("games", "a");
        CamelContext later = new DefaultCamelContext();
        try {
            InformerComponent component = new InformerComponent(later);
            later.addComponent("informer", component);
            InformerCache<ConfigMap> cache = component.cache(InformerOptions.of(ConfigMap.class));
            assertThat(cache.hasSynced()).isFalse();
            assertThat(cache.list()).isEmpty();

            later.getRegistry().bind("client", client);
            later.start();

            await().until(cache::hasSynced);
            assertThat(cache.get("games/a")).isPresent();
        } finally {
            later.stop();
        }
    }

    @Test
    void managed_fields_and_what_the_trim_cuts_are_neither_stored_nor_told() throws Exception {
        createWithManagedFields();
        context.getRegistry().bind("withoutData", (Consumer<HasMetadata>) object -> ((ConfigMap) object).setData(null));

        load("informer:v1/ConfigMap?trim=#withoutData");

        await().until(() -> told.size() == 1);
        assertThat(told.get(0).configMap().getMetadata().getManagedFields()).isNullOrEmpty();
        assertThat(told.get(0).configMap().getData()).isNullOrEmpty();
    }

    @Test
    void a_deleted_object_is_told_as_trimmed() throws Exception {
        createWithManagedFields();
        context.getRegistry().bind("withoutData", (Consumer<HasMetadata>) object -> ((ConfigMap) object).setData(null));
        load("informer:v1/ConfigMap?trim=#withoutData");
        await().until(() -> told.size() == 1);

        client.configMaps().inNamespace("games").withName("a").delete();

        await().until(() -> told.size() == 2);
        assertThat(told.get(1).configMap().getData()).isNullOrEmpty();
    }

    @Test
    void a_trim_that_fails_loses_no_object() throws Exception {
        create("games", "a");
        context.getRegistry().bind("broken", (Consumer<HasMetadata>) object -> {
            throw new IllegalStateException("on purpose");
        });

        load("informer:v1/ConfigMap?trim=#broken");

        await().untilAsserted(() -> assertThat(lines()).containsExactly("ADDED games/a initial"));
    }

    @Test
    void an_index_function_that_fails_loses_no_object() {
        create("games", "a");
        InformerCache<ConfigMap> cache = component()
                .cache(InformerOptions.of(ConfigMap.class)
                        .withIndex(
                                "team",
                                map -> List.of(map.getMetadata().getLabels().get("team"))));

        cache.synced().toCompletableFuture().join();
        create("games", "b");

        await().until(() -> cache.get("games/b").isPresent());
        assertThat(cache.get("games/a")).isPresent();
    }

    @Test
    void indexes_given_to_a_route_are_there_for_readers() throws Exception {
        create("games", "a");
        Function<HasMetadata, List<String>> byName =
                object -> List.of(object.getMetadata().getName());
        context.getRegistry().bind("indexers", Map.of("name", byName));
        InformerCache<ConfigMap> cache = component().cache(InformerOptions.of(ConfigMap.class));

        load("informer:v1/ConfigMap?indexers=#indexers");

        await().until(() -> told.size() == 1);
        assertThat(cache.byIndex("name", "a")).hasSize(1);
    }

    @Test
    void a_second_trim_for_the_same_selection_is_refused() {
        component().cache(InformerOptions.of(ConfigMap.class).withTrim(map -> map.setData(null)));

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        component().cache(InformerOptions.of(ConfigMap.class).withTrim(map -> map.setBinaryData(null))))
                .withMessage("informer:v1/ConfigMap is cached already, with another trim");
    }

    @Test
    void a_path_that_names_no_kind_is_refused_with_an_example() {
        assertThatThrownBy(() -> context.getEndpoint("informer:Pod"))
                .rootCause()
                .hasMessageContaining("informer:v1/Pod")
                .hasMessageContaining("not Pod");
    }

    @Test
    void a_missing_client_is_named() throws Exception {
        CamelContext bare = new DefaultCamelContext();
        try {
            bare.start();

            assertThatThrownBy(() -> bare.getComponent("informer"))
                    .rootCause()
                    .hasMessageContaining("there is no Kubernetes client");
        } finally {
            bare.stop();
        }
    }

    private InformerComponent component() {
        return context.getComponent("informer", InformerComponent.class);
    }

    private void awaitSynced(String selection) {
        await().until(() -> component().caches().find(selection).orElseThrow().hasSynced());
    }

    private void load(String uri) throws Exception {
        load("- route: {from: {uri: '" + uri + "', steps: [{process: {ref: note}}]}}", "route-" + System.nanoTime());
    }

    private void load(String yaml, String id) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString(
                        id + ".yaml",
                        yaml.contains("id: ")
                                ? yaml
                                : yaml.replaceFirst("route:\\s*\\{", "route: {id: '" + id + "', ")));
    }

    private List<String> lines() {
        return List.copyOf(told).stream().map(Told::line).toList();
    }

    private void create(String namespace, String name) {
        create(namespace, name, Map.of());
    }

    private void create(String namespace, String name, Map<String, String> labels) {
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .addToData("big", "data")
                        .build())
                .create();
    }

    private void createWithManagedFields() {
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace("games")
                        .withName("a")
                        .withManagedFields(new ManagedFieldsEntryBuilder()
                                .withManager("kubectl")
                                .build())
                        .endMetadata()
                        .addToData("big", "data")
                        .build())
                .create();
    }

    private ConfigMap changed(ConfigMap map) {
        return new ConfigMapBuilder(map).addToData("changed", "yes").build();
    }
}

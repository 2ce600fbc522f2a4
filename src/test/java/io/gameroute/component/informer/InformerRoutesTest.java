package io.gameroute.component.informer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The informer as routes in YAML use it. */
class InformerRoutesTest extends OverSimulatedConfigMaps {

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
}

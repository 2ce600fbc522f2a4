package io.gameroute.component.informer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The cache behind the routes, as readers use it: indexes, and what a trim leaves. */
class InformerCacheTest extends OverSimulatedConfigMaps {

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
    void managed_fields_are_neither_stored_nor_told() throws Exception {
        createWithManagedFields();

        load("informer:v1/ConfigMap");

        await().until(() -> told.size() == 1);
        assertThat(told.get(0).configMap().getMetadata().getManagedFields()).isNullOrEmpty();
    }

    @Test
    void what_the_trim_cuts_is_neither_stored_nor_told_and_managed_fields_are_its_business() throws Exception {
        createWithManagedFields();
        context.getRegistry().bind("withoutData", (Consumer<HasMetadata>) object -> ((ConfigMap) object).setData(null));

        load("informer:v1/ConfigMap?trim=#withoutData");

        await().until(() -> told.size() == 1);
        assertThat(told.get(0).configMap().getData()).isNullOrEmpty();
        assertThat(told.get(0).configMap().getMetadata().getManagedFields()).isNotEmpty();
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
}

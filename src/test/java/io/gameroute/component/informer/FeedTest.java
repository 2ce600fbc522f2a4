package io.gameroute.component.informer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.impl.cache.CacheImpl;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the informer tells, put into our words; its calls are made by hand here, no server is involved. */
class FeedTest {
    private final KubernetesClient client =
            new KubernetesClientBuilder().withConfig(Config.empty()).build();
    private final SharedIndexInformer<ConfigMap> informer = client.configMaps().runnableInformer(0);
    private final Subscribers<ConfigMap> subscribers = new Subscribers<>();
    private final Feed<ConfigMap> feed = new Feed<>(informer, null, subscribers);
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void an_object_of_the_first_list_is_told_once_to_one_who_joins_while_it_is_told() {
        stored("a", "1");
        stored("b", "1");
        feed.onAdd(configMap("a", "1"));

        subscribe();
        feed.onAdd(configMap("b", "1"));

        assertThat(told).containsExactly("ADDED games/a initial", "ADDED games/b initial");
    }

    @Test
    void one_who_joins_before_the_first_list_is_complete_is_told_when_it_is() {
        stored("a", "1");

        subscribe();

        assertThat(told).isEmpty();
        feed.onAdd(configMap("a", "1"));
        assertThat(told).containsExactly("ADDED games/a initial");
    }

    @Test
    void a_change_between_two_attempts_at_the_first_list_is_not_told_before_the_object_itself() {
        subscribe();
        stored("a", "1");
        stored("a", "2");

        feed.onUpdate(configMap("a", "1"), configMap("a", "2"));
        feed.onAdd(configMap("a", "2"));
        feed.onUpdate(configMap("a", "2"), configMap("a", "3"));

        assertThat(told).containsExactly("ADDED games/a initial", "MODIFIED games/a");
    }

    @Test
    void an_update_that_changes_nothing_is_not_told() {
        subscribe();

        feed.onUpdate(configMap("a", "1"), configMap("a", "1"));

        assertThat(told).isEmpty();
    }

    @Test
    void a_deletion_that_happened_while_disconnected_is_told_as_such() {
        subscribe();

        feed.onDelete(configMap("a", "1"), true);

        assertThat(told).containsExactly("DELETED games/a final state unknown");
    }

    @Test
    void one_who_left_is_told_nothing_more() {
        Consumer<InformerEvent<ConfigMap>> subscriber = event -> told.add(line(event));
        subscribers.add(subscriber, feed::present);
        subscribers.remove(subscriber);

        feed.onAdd(configMap("a", "1"));

        assertThat(told).isEmpty();
    }

    @Test
    void a_reader_of_an_index_never_misses_an_object_that_changes_meanwhile() throws InterruptedException {
        feed.addIndex("team", map -> List.of("red"));
        stored("a", "0");
        AtomicBoolean reading = new AtomicBoolean(true);
        Thread writer = new Thread(() -> {
            for (int version = 1; reading.get(); version++) {
                stored("a", String.valueOf(version));
            }
        });
        writer.start();

        int missed = 0;
        for (int i = 0; i < 100_000; i++) {
            missed += feed.byIndex("team", "red").isEmpty() ? 1 : 0;
        }
        reading.set(false);
        writer.join();

        assertThat(missed).isZero();
    }

    /** As the informer does it before it tells. */
    private void stored(String name, String version) {
        ((CacheImpl<ConfigMap>) informer.getIndexer()).put(configMap(name, version));
    }

    private void subscribe() {
        subscribers.add(event -> told.add(line(event)), feed::present);
    }

    private static String line(InformerEvent<ConfigMap> event) {
        return event.action() + " " + event.key() + (event.initial() ? " initial" : "")
                + (event.finalStateUnknown() ? " final state unknown" : "");
    }

    private static ConfigMap configMap(String name, String version) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("games")
                .withName(name)
                .withResourceVersion(version)
                .endMetadata()
                .build();
    }
}

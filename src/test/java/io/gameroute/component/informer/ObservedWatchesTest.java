package io.gameroute.component.informer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.internal.AbstractWatchManager;
import io.fabric8.kubernetes.client.informers.impl.ListerWatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What passes between an informer and the client; no server is involved. */
class ObservedWatchesTest {
    private final Calls calls = new Calls();
    private final AtomicInteger signs = new AtomicInteger();
    private final List<String> told = new ArrayList<>();
    private final ObservedWatches<ConfigMap, ConfigMapList> watches =
            new ObservedWatches<>(calls, () -> new WatchPolicy(Duration.ofSeconds(60)), signs::incrementAndGet);

    @Test
    void the_server_is_asked_to_end_each_watch_before_it_is_too_old() {
        open();

        assertThat(calls.asked.getTimeoutSeconds()).isEqualTo(40);
    }

    @Test
    void events_and_bookmarks_are_signs_of_life_and_reach_the_informer() {
        open();

        calls.watcher.eventReceived(Action.MODIFIED, new ConfigMap());
        calls.watcher.eventReceived(Action.BOOKMARK, new ConfigMap());

        assertThat(signs).hasValue(2);
        assertThat(told).containsExactly("MODIFIED", "BOOKMARK");
    }

    @Test
    void a_watch_that_could_not_be_opened_says_nothing_more() {
        open();
        calls.opening.completeExceptionally(new IllegalStateException("on purpose"));

        calls.watcher.eventReceived(Action.MODIFIED, new ConfigMap());
        calls.watcher.onClose();

        assertThat(signs).hasValue(0);
        assertThat(told).isEmpty();
    }

    private void open() {
        var unused = watches.submitWatch(new ListOptions(), new Noting());
    }

    private final class Noting implements Watcher<ConfigMap> {
        @Override
        public void eventReceived(Action action, ConfigMap object) {
            told.add(action.name());
        }

        @Override
        public void onClose(WatcherException cause) {
            told.add("closed by " + cause);
        }

        @Override
        public void onClose() {
            told.add("closed");
        }
    }

    /** A client that never comes to an end with what it is asked. */
    private static final class Calls implements ListerWatcher<ConfigMap, ConfigMapList> {
        final CompletableFuture<AbstractWatchManager<ConfigMap>> opening = new CompletableFuture<>();
        ListOptions asked = new ListOptions();
        Watcher<ConfigMap> watcher;

        @Override
        public CompletableFuture<AbstractWatchManager<ConfigMap>> submitWatch(
                ListOptions options, Watcher<ConfigMap> given) {
            asked = options;
            watcher = given;
            return opening;
        }

        @Override
        public CompletableFuture<ConfigMapList> submitList(ListOptions options) {
            return new CompletableFuture<>();
        }

        @Override
        public Long getLimit() {
            return 500L;
        }

        @Override
        public int getWatchReconnectInterval() {
            return 1000;
        }

        @Override
        public String getApiEndpointPath() {
            return "/api/v1/configmaps";
        }

        @Override
        public Config getConfig() {
            return Config.empty();
        }
    }
}

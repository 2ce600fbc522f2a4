package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.internal.AbstractWatchManager;
import io.fabric8.kubernetes.client.dsl.internal.WatchConnectionManager;
import io.fabric8.kubernetes.client.informers.impl.ListerWatcher;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of an informer, which are fabric8's own, with an eye on its watch: each event and each bookmark is a sign of life, the server
 * ends each watch after a while, and one that gives no sign can be opened again where it stopped, without a list.
 */
final class ObservedWatches<T extends HasMetadata, L extends KubernetesResourceList<T>> implements ListerWatcher<T, L> {
    private final ListerWatcher<T, L> calls;
    private final Supplier<WatchPolicy> policy;
    private final Runnable sign;
    private volatile @Nullable AbstractWatchManager<T> current;

    ObservedWatches(ListerWatcher<T, L> calls, Supplier<WatchPolicy> policy, Runnable sign) {
        this.calls = calls;
        this.policy = policy;
        this.sign = sign;
    }

    /** An opening that hangs is given up, which makes the informer list and watch anew. */
    @Override
    public CompletableFuture<AbstractWatchManager<T>> submitWatch(ListOptions options, Watcher<T> watcher) {
        WatchPolicy bounds = policy.get();
        options.setTimeoutSeconds(bounds.secondsOfAWatch());
        ObservedWatcher observed = new ObservedWatcher(watcher);
        CompletableFuture<AbstractWatchManager<T>> opening = calls.submitWatch(options, observed);
        CompletableFuture<AbstractWatchManager<T>> opened =
                opening.copy().orTimeout(bounds.staleAfter().toMillis(), TimeUnit.MILLISECONDS);
        return opened.whenComplete((manager, failure) -> {
            if (manager == null) {
                observed.given = false;
                var unused = opening.thenAccept(AbstractWatchManager::close);
            } else {
                manager.setWatchEndCheckMs(
                        Math.toIntExact(bounds.patienceToClose().toMillis()));
                current = manager;
            }
        });
    }

    /**
     * What stands for the connection: another one after each reconnect. A watch over plain HTTP, which is the client's resort where
     * WebSockets fail, does not tell; its end and beginning are all that can be seen of it.
     */
    @Nullable
    Object connection() {
        AbstractWatchManager<T> manager = current;
        return manager instanceof WatchConnectionManager<?, ?> sockets ? sockets.getWebsocketFuture() : manager;
    }

    /** Opens the watch again after the last version that was seen. What the old connection would still say is ignored. */
    void reopen() {
        AbstractWatchManager<T> manager = current;
        if (manager != null) {
            manager.closeRequest();
        }
    }

    @Override
    public CompletableFuture<L> submitList(ListOptions options) {
        return calls.submitList(options);
    }

    @Override
    public Long getLimit() {
        return calls.getLimit();
    }

    @Override
    public int getWatchReconnectInterval() {
        return calls.getWatchReconnectInterval();
    }

    @Override
    public String getApiEndpointPath() {
        return calls.getApiEndpointPath();
    }

    @Override
    public Config getConfig() {
        return calls.getConfig();
    }

    /** Tells the informer everything, as long as the watch is the one that it was given. */
    private final class ObservedWatcher implements Watcher<T> {
        private final Watcher<T> informer;
        private volatile boolean given = true;

        ObservedWatcher(Watcher<T> informer) {
            this.informer = informer;
        }

        @Override
        public void eventReceived(Action action, T object) {
            if (given) {
                sign.run();
                informer.eventReceived(action, object);
            }
        }

        @Override
        public void onClose(WatcherException cause) {
            if (given) {
                informer.onClose(cause);
            }
        }

        @Override
        public void onClose() {
            if (given) {
                informer.onClose();
            }
        }

        @Override
        public boolean reconnecting() {
            return informer.reconnecting();
        }
    }
}

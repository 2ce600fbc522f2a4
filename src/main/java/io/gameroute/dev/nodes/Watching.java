package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An informer whose events arrive on the event loop, and that never gives up on its API server. */
record Watching<T extends HasMetadata>(Executor loop, Consumer<T> seen, Consumer<T> gone)
        implements ResourceEventHandler<T> {
    private static final long SYNC_TIMEOUT_SECONDS = 60;

    /** Returns when all that exists was seen. */
    SharedIndexInformer<T> over(Informable<T> resources) {
        SharedIndexInformer<T> informer = resources.runnableInformer(0);
        informer.exceptionHandler((started, problem) -> true);
        informer.addEventHandler(this);
        informer.start()
                .toCompletableFuture()
                .orTimeout(SYNC_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .join();
        return informer;
    }

    @Override
    public void onAdd(T resource) {
        loop.execute(() -> seen.accept(resource));
    }

    @Override
    public void onUpdate(T before, T resource) {
        loop.execute(() -> seen.accept(resource));
    }

    @Override
    public void onDelete(T resource, boolean unknown) {
        loop.execute(() -> gone.accept(resource));
    }
}

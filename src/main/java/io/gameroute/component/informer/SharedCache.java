package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.internal.BaseOperation;
import io.fabric8.kubernetes.client.dsl.internal.OperationContext;
import io.fabric8.kubernetes.client.impl.BaseClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.impl.DefaultSharedIndexInformer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The one cache of a selection, with all who use it. It can be started and stopped again; its readers keep their reference. */
final class SharedCache<T extends HasMetadata> implements InformerCache<T> {
    private static final long MAX_RETRY_SECONDS = 30;
    private static final long NO_RESYNC = 0;

    private final Class<T> type;
    private final Selection selection;
    private final Subscribers<T> subscribers = new Subscribers<>();
    private final Map<String, Function<? super T, List<String>>> indexers = new HashMap<>();
    private final WatchStatus status;
    private @Nullable Consumer<? super T> trim;
    private long pageSize;
    private volatile WatchPolicy policy;
    private boolean started;
    private volatile @Nullable ObservedWatches<T, ?> watches;
    private volatile @Nullable Feed<T> feed;
    private volatile CompletableFuture<Void> synced = new CompletableFuture<>();

    SharedCache(Class<T> type, InformerOptions<? super T> options, LongSupplier nanos) {
        this.type = type;
        selection = options.selection();
        trim = options.trim();
        pageSize = options.pageSize();
        policy = new WatchPolicy(options.staleAfter());
        indexers.putAll(options.indexers());
        status = new WatchStatus(selection.toString(), nanos);
    }

    @Override
    public Selection selection() {
        return selection;
    }

    @Override
    public Optional<T> get(String key) {
        Feed<T> current = feed;
        return current == null || !current.isComplete() ? Optional.empty() : Optional.ofNullable(current.get(key));
    }

    @Override
    public List<T> list() {
        Feed<T> current = feed;
        return current == null || !current.isComplete() ? List.of() : current.list();
    }

    @Override
    public List<T> byIndex(String index, String value) {
        Feed<T> current = feed;
        return current == null || !current.isComplete() ? List.of() : current.byIndex(index, value);
    }

    @Override
    public boolean hasSynced() {
        Feed<T> current = feed;
        return current != null && current.hasSynced();
    }

    @Override
    public Optional<String> shownVersion() {
        Feed<T> current = feed;
        return current == null || !current.hasSynced()
                ? Optional.empty()
                : Optional.ofNullable(current.resourceVersion());
    }

    @Override
    public CompletionStage<Void> synced() {
        return synced;
    }

    Class<T> type() {
        return type;
    }

    /** Another user asks for the same selection: indexes add up, but an object can be cut down in one way only. */
    synchronized void join(InformerOptions<? super T> options) {
        joinTrim(options.trim());
        options.indexers().forEach(this::joinIndex);
        WatchPolicy wanted = new WatchPolicy(options.staleAfter());
        policy = wanted.staleAfter().compareTo(staleAfter()) < 0 ? wanted : policy;
    }

    private void joinTrim(@Nullable Consumer<? super T> wanted) {
        if (wanted == null || wanted == trim) {
            return;
        }
        if (trim != null || started) {
            throw new IllegalArgumentException("informer:" + selection + " is cached already, with another trim");
        }
        trim = wanted;
    }

    private void joinIndex(String name, Function<? super T, List<String>> values) {
        Function<? super T, List<String>> present = indexers.putIfAbsent(name, values);
        if (present != null && present != values) {
            throw new IllegalArgumentException("informer:" + selection + " has another index called " + name);
        }
        Feed<T> current = feed;
        if (present == null && current != null) {
            current.addIndex(name, values);
        }
    }

    /** Begins to list and watch, and does not wait for it. Whatever fails is tried again. */
    synchronized void start(KubernetesClient client, ScheduledExecutorService scheduler) {
        if (!started) {
            started = true;
            scheduler.execute(() -> open(client, scheduler, 0));
        }
    }

    synchronized void stop() {
        started = false;
        Feed<T> last = feed;
        feed = null;
        watches = null;
        if (last != null) {
            last.stop();
            synced = new CompletableFuture<>();
        }
    }

    void subscribe(Consumer<InformerEvent<T>> subscriber) {
        subscribers.add(subscriber, () -> {
            Feed<T> current = feed;
            return current == null ? List.of() : current.present();
        });
    }

    void unsubscribe(Consumer<InformerEvent<T>> subscriber) {
        subscribers.remove(subscriber);
    }

    boolean isWatching() {
        Feed<T> current = feed;
        return current != null && current.isWatching();
    }

    int size() {
        Feed<T> current = feed;
        return current == null ? 0 : current.size();
    }

    @Nullable
    String resourceVersion() {
        Feed<T> current = feed;
        return current == null ? null : current.resourceVersion();
    }

    WatchStatus status() {
        return status;
    }

    Duration staleAfter() {
        return policy.staleAfter();
    }

    /** Takes note of signs of life, and opens a watch again that gave none for too long. Called at intervals. */
    void observe() {
        ObservedWatches<T, ?> observed = watches;
        status.observe(isWatching(), observed == null ? null : observed.connection());
        if (observed != null && status.isSuspect(policy.suspectAfter())) {
            observed.reopen();
        }
    }

    private synchronized void open(KubernetesClient client, ScheduledExecutorService scheduler, int attempt) {
        if (!started) {
            return;
        }
        try {
            Feed<T> opened = newFeed(informer(ResourceOperation.of(client, selection, type, pageSize)));
            feed = opened;
            CompletableFuture<Void> first = synced;
            var unused = opened.start().thenRun(() -> first.complete(null));
        } catch (RuntimeException e) {
            status.failed(e);
            long pause = Math.min(MAX_RETRY_SECONDS, 1L << Math.min(attempt, 10));
            var unused = scheduler.schedule(() -> open(client, scheduler, attempt + 1), pause, TimeUnit.SECONDS);
        }
    }

    /** As the client makes it, and ended with the client like one that it made; only the watches are observed. */
    private <L extends KubernetesResourceList<T>> SharedIndexInformer<T> informer(BaseOperation<T, L, ?> operation) {
        ObservedWatches<T, L> observed = new ObservedWatches<>(operation, () -> policy, status::sign);
        watches = observed;
        OperationContext context = operation.getOperationContext();
        SharedIndexInformer<T> made =
                new DefaultSharedIndexInformer<>(operation.getType(), observed, NO_RESYNC, context.getExecutor());
        BaseClient client = context.getClient().adapt(BaseClient.class);
        client.addToCloseable(made);
        made.stopped().whenComplete((any, failure) -> client.removeFromCloseable(made));
        return made;
    }

    private Feed<T> newFeed(SharedIndexInformer<T> informer) {
        informer.exceptionHandler((running, failure) -> {
            status.failed(failure);
            return true;
        });
        Feed<T> opened = new Feed<>(informer, trim, subscribers);
        indexers.forEach(opened::addIndex);
        return opened;
    }

    @Override
    public String toString() {
        return "informer:" + selection;
    }
}

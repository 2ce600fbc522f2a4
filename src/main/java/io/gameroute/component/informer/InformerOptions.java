package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What to cache and how, as a value: <pre>{@code
 * InformerOptions.of(Pod.class)
 *         .withLabelSelector("app=game")
 *         .withTrim(pod -> pod.getMetadata().setAnnotations(null))
 *         .withIndex("node", pod -> List.of(pod.getSpec().getNodeName()))
 * }</pre>
 */
public final class InformerOptions<T extends HasMetadata> {
    static final int DEFAULT_PAGE_SIZE = 500;
    static final Duration DEFAULT_STALE_AFTER = Duration.ofMinutes(1);

    private final Class<T> type;
    private final Selection selection;
    private final long pageSize;
    private final @Nullable Consumer<? super T> trim;
    private final Map<String, Function<? super T, List<String>>> indexers;
    private final Duration staleAfter;
    private final @Nullable KubernetesClient client;

    private InformerOptions(
            Class<T> type,
            Selection selection,
            long pageSize,
            @Nullable Consumer<? super T> trim,
            Map<String, Function<? super T, List<String>>> indexers,
            Duration staleAfter,
            @Nullable KubernetesClient client) {
        this.type = type;
        this.selection = selection;
        this.pageSize = pageSize;
        this.trim = trim;
        this.indexers = Map.copyOf(indexers);
        this.staleAfter = staleAfter;
        this.client = client;
    }

    /** Every object of a kind, through its model class. */
    public static <T extends HasMetadata> InformerOptions<T> of(Class<T> type) {
        return of(type, Selection.of(type));
    }

    static <T extends HasMetadata> InformerOptions<T> of(Class<T> type, Selection selection) {
        return new InformerOptions<>(type, selection, DEFAULT_PAGE_SIZE, null, Map.of(), DEFAULT_STALE_AFTER, null);
    }

    /** Only objects of one namespace. */
    public InformerOptions<T> inNamespace(String namespace) {
        return select(selection.inNamespace(namespace));
    }

    /** Only objects with these labels, in the syntax of kubectl's {@code -l}. */
    public InformerOptions<T> withLabelSelector(String selector) {
        return select(selection.labelled(selector));
    }

    /** Only objects with these fields, in the syntax of kubectl's {@code --field-selector}. */
    public InformerOptions<T> withFieldSelector(String selector) {
        return select(selection.withFields(selector));
    }

    /** How many objects the initial list asks for at once. */
    public InformerOptions<T> withPageSize(long size) {
        return new InformerOptions<>(type, selection, size, trim, indexers, staleAfter, client);
    }

    /** Cuts each object down, in place, before it is stored; managedFields are removed without it, and are its business with it. */
    public InformerOptions<T> withTrim(Consumer<? super T> cut) {
        return new InformerOptions<>(type, selection, pageSize, cut, indexers, staleAfter, client);
    }

    /** An index by name: which values an object (as trimmed) is found under. */
    public InformerOptions<T> withIndex(String name, Function<? super T, List<String>> values) {
        Map<String, Function<? super T, List<String>>> more = new HashMap<>(indexers);
        more.put(name, values);
        return new InformerOptions<>(type, selection, pageSize, trim, more, staleAfter, client);
    }

    /** How old the last sign of life of the watch may be before the health check says so; at least 5 seconds. */
    public InformerOptions<T> withStaleAfter(Duration bound) {
        return new InformerOptions<>(type, selection, pageSize, trim, indexers, bound, client);
    }

    /** Another client than that of the component. */
    public InformerOptions<T> withClient(KubernetesClient other) {
        return new InformerOptions<>(type, selection, pageSize, trim, indexers, staleAfter, other);
    }

    private InformerOptions<T> select(Selection newSelection) {
        return new InformerOptions<>(type, newSelection, pageSize, trim, indexers, staleAfter, client);
    }

    Class<T> type() {
        return type;
    }

    Selection selection() {
        return selection;
    }

    long pageSize() {
        return pageSize;
    }

    @Nullable
    Consumer<? super T> trim() {
        return trim;
    }

    Map<String, Function<? super T, List<String>>> indexers() {
        return indexers;
    }

    Duration staleAfter() {
        return staleAfter;
    }

    @Nullable
    KubernetesClient client() {
        return client;
    }
}

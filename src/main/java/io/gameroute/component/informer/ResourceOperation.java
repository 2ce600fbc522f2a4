package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.internal.BaseOperation;

/** A selection in fabric8's words. A kind without a model class is looked up at the API server, which may fail. */
final class ResourceOperation {
    /** Watches end by plan here, so that the first attempt to open one again follows at once; each further one waits twice as long. */
    private static final int RECONNECT_MILLIS = 100;

    private ResourceOperation() {}

    static <T extends HasMetadata> BaseOperation<T, ?, ?> of(
            KubernetesClient client, Selection selection, Class<T> type, long pageSize) {
        BaseOperation<T, ?, ?> operation = (BaseOperation<T, ?, ?>) narrowed(kind(client, selection, type), selection);
        RequestConfig quick = new RequestConfigBuilder(operation.getRequestConfig())
                .withWatchReconnectInterval(RECONNECT_MILLIS)
                .build();
        return operation
                .newInstance(operation.getOperationContext().withRequestConfig(quick))
                .withLimit(pageSize);
    }

    /** The model class that stands for the kind: one that the client knows, or the generic one. */
    static Class<? extends HasMetadata> modelOf(KubernetesClient client, Selection selection) {
        Class<?> registered = client.getKubernetesSerialization()
                .getRegisteredKubernetesResource(selection.apiVersion(), selection.kind());
        return registered != null && HasMetadata.class.isAssignableFrom(registered)
                ? registered.asSubclass(HasMetadata.class)
                : GenericKubernetesResource.class;
    }

    @SuppressWarnings("unchecked") // the generic operation is asked for only when T is the generic class
    private static <T extends HasMetadata> MixedOperation<T, ?, ?> kind(
            KubernetesClient client, Selection selection, Class<T> type) {
        return type == (Class<?>) GenericKubernetesResource.class
                ? (MixedOperation<T, ?, ?>) lookUp(client, selection)
                : client.resources(type);
    }

    /** The client answers an unknown kind with advice for its programmer; users need to know what is missing. */
    private static MixedOperation<GenericKubernetesResource, ?, ?> lookUp(
            KubernetesClient client, Selection selection) {
        try {
            return client.genericKubernetesResources(selection.apiVersion(), selection.kind());
        } catch (KubernetesClientException e) {
            if (e.getStatus() == null && e.getCause() == null) {
                throw new KubernetesClientException(
                        "the API server has no kind " + selection.kind() + " in " + selection.apiVersion(), e);
            }
            throw e;
        }
    }

    private static <T extends HasMetadata> FilterWatchListDeletable<T, ?, ?> narrowed(
            MixedOperation<T, ?, ?> kind, Selection selection) {
        FilterWatchListDeletable<T, ?, ?> narrowed =
                selection.namespace() == null ? kind.inAnyNamespace() : kind.inNamespace(selection.namespace());
        if (selection.labelSelector() != null) {
            narrowed = narrowed.withLabelSelector(selection.labelSelector());
        }
        return selection.fieldSelector() == null ? narrowed : withFields(narrowed, selection.fieldSelector());
    }

    private static <T extends HasMetadata> FilterWatchListDeletable<T, ?, ?> withFields(
            FilterWatchListDeletable<T, ?, ?> operation, String selector) {
        FilterWatchListDeletable<T, ?, ?> narrowed = operation;
        for (String term : selector.split(",", -1)) {
            narrowed = withField(narrowed, term.trim());
        }
        return narrowed;
    }

    private static <T extends HasMetadata> FilterWatchListDeletable<T, ?, ?> withField(
            FilterWatchListDeletable<T, ?, ?> operation, String term) {
        int equals = term.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("fieldSelector: field=value or field!=value is needed, not " + term);
        }
        String value = term.substring(term.startsWith("==", equals) ? equals + 2 : equals + 1);
        return term.charAt(equals - 1) == '!'
                ? operation.withoutField(term.substring(0, equals - 1), value)
                : operation.withField(term.substring(0, equals), value);
    }
}

package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** List and watch Kubernetes objects of one kind, through a cache that routes and Java readers share. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "informer",
        title = "Informer",
        syntax = "informer:apiVersion/kind",
        consumerOnly = true,
        category = {Category.CONTAINER, Category.CLOUD},
        headersClass = InformerConstants.class)
public class InformerEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {
    @UriPath(description = "The API version of the kind, such as v1 or apps/v1.")
    @Metadata(required = true)
    private final String apiVersion;

    @UriPath(description = "The kind, such as Pod.")
    @Metadata(required = true)
    private final String kind;

    @UriParam(description = "Only objects of this namespace; of all when empty.")
    private @Nullable String namespace;

    @UriParam(description = "Only objects with these labels, in the syntax of kubectl's -l.")
    private @Nullable String labelSelector;

    @UriParam(description = "Only objects with these fields, in the syntax of kubectl's --field-selector.")
    private @Nullable String fieldSelector;

    @UriParam(defaultValue = "500", description = "How many objects a list asks for at once.")
    private long pageSize = InformerOptions.DEFAULT_PAGE_SIZE;

    @UriParam(
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description =
                    "How old the watch's last sign of life (an event, a bookmark, a new connection) may be before the"
                            + " health check is DOWN; at least 5 s. A watch that nears that age is opened again.")
    private long staleAfter = InformerOptions.DEFAULT_STALE_AFTER.toMillis();

    @UriParam(
            label = "advanced",
            description =
                    "Cuts each object down, in place, before it is stored, as a java.util.function.Consumer of it."
                            + " managedFields are removed without one; a trim decides on them itself.")
    private java.util.function.@Nullable Consumer<HasMetadata> trim;

    @UriParam(
            label = "advanced",
            description =
                    "Indexes for Java readers of the cache: functions from an object to the values it is found under,"
                            + " by name of the index.")
    private @Nullable Map<String, Function<HasMetadata, List<String>>> indexers;

    @UriParam(label = "advanced", description = "Another client than that of the component.")
    private @Nullable KubernetesClient kubernetesClient;

    public InformerEndpoint(String uri, InformerComponent component, Selection selection) {
        super(uri, component);
        apiVersion = selection.apiVersion();
        kind = selection.kind();
    }

    @Override
    public InformerComponent getComponent() {
        return (InformerComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("informer: only reads; write with a Kubernetes client");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        InformerConsumer consumer = new InformerConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    /** Several routes may start with the very same endpoint. */
    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    SharedCache<?> use() {
        KubernetesClient client =
                kubernetesClient != null ? kubernetesClient : getComponent().client();
        InformerOptions<HasMetadata> options = options();
        return getComponent().caches().use(ResourceOperation.modelOf(client, options.selection()), options);
    }

    private InformerOptions<HasMetadata> options() {
        Selection selection = new Selection(apiVersion, kind, namespace, labelSelector, fieldSelector);
        InformerOptions<HasMetadata> options = InformerOptions.of(HasMetadata.class, selection)
                .withPageSize(pageSize)
                .withStaleAfter(Duration.ofMillis(staleAfter));
        if (trim != null) {
            options = options.withTrim(trim);
        }
        if (indexers != null) {
            for (Map.Entry<String, Function<HasMetadata, List<String>>> index : indexers.entrySet()) {
                options = options.withIndex(index.getKey(), index.getValue());
            }
        }
        return kubernetesClient == null ? options : options.withClient(kubernetesClient);
    }

    public String getApiVersion() {
        return apiVersion;
    }

    public String getKind() {
        return kind;
    }

    public @Nullable String getNamespace() {
        return namespace;
    }

    public void setNamespace(@Nullable String namespace) {
        this.namespace = namespace;
    }

    public @Nullable String getLabelSelector() {
        return labelSelector;
    }

    public void setLabelSelector(@Nullable String labelSelector) {
        this.labelSelector = labelSelector;
    }

    public @Nullable String getFieldSelector() {
        return fieldSelector;
    }

    public void setFieldSelector(@Nullable String fieldSelector) {
        this.fieldSelector = fieldSelector;
    }

    public long getPageSize() {
        return pageSize;
    }

    public void setPageSize(long pageSize) {
        this.pageSize = pageSize;
    }

    public long getStaleAfter() {
        return staleAfter;
    }

    public void setStaleAfter(long staleAfter) {
        this.staleAfter = staleAfter;
    }

    public java.util.function.@Nullable Consumer<HasMetadata> getTrim() {
        return trim;
    }

    public void setTrim(java.util.function.@Nullable Consumer<HasMetadata> trim) {
        this.trim = trim;
    }

    public @Nullable Map<String, Function<HasMetadata, List<String>>> getIndexers() {
        return indexers;
    }

    public void setIndexers(@Nullable Map<String, Function<HasMetadata, List<String>>> indexers) {
        this.indexers = indexers;
    }

    public @Nullable KubernetesClient getKubernetesClient() {
        return kubernetesClient;
    }

    public void setKubernetesClient(@Nullable KubernetesClient kubernetesClient) {
        this.kubernetesClient = kubernetesClient;
    }
}

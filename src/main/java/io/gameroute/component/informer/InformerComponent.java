package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * The caches of a Camel context. Routes share them by what they select; Java readers ask for them here, before or after the
 * start.
 */
@Component("informer")
public class InformerComponent extends DefaultComponent {
    private static final long OBSERVE_EVERY_MILLIS = 1000;

    private final SharedCaches caches = new SharedCaches(System::nanoTime);
    private @Nullable ScheduledExecutorService scheduler;

    @Metadata(autowired = true, description = "The client for the Kubernetes API.")
    private @Nullable KubernetesClient kubernetesClient;

    public InformerComponent() {}

    public InformerComponent(CamelContext context) {
        super(context);
    }

    /**
     * The cache of these objects, shared with every route that selects the same. It lists and watches from the start of this
     * component to its stop, whether or not a route uses it.
     *
     * @throws IllegalArgumentException when the selection is cached already with another model class, trim or index
     */
    public <T extends HasMetadata> InformerCache<T> cache(InformerOptions<T> options) {
        return caches.keep(options);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        InformerEndpoint endpoint = new InformerEndpoint(uri, this, Selection.parse(remaining));
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ScheduledExecutorService started =
                getCamelContext().getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "informer");
        scheduler = started;
        caches.start(new SharedCaches.Surroundings(client(), started, HealthCheckRegistry.get(getCamelContext())));
        var unused = started.scheduleWithFixedDelay(
                caches::observe, OBSERVE_EVERY_MILLIS, OBSERVE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        caches.stop();
        if (scheduler != null) {
            getCamelContext().getExecutorServiceManager().shutdownNow(scheduler);
        }
        super.doStop();
    }

    SharedCaches caches() {
        return caches;
    }

    /** The configured client, or the only one in Camel's registry. */
    KubernetesClient client() {
        KubernetesClient known = kubernetesClient != null
                ? kubernetesClient
                : CamelContextHelper.findSingleByType(getCamelContext(), KubernetesClient.class);
        if (known == null) {
            throw new IllegalArgumentException(
                    "informer: there is no Kubernetes client; bind one to Camel's registry or set kubernetesClient");
        }
        return known;
    }

    public @Nullable KubernetesClient getKubernetesClient() {
        return kubernetesClient;
    }

    public void setKubernetesClient(@Nullable KubernetesClient kubernetesClient) {
        this.kubernetesClient = kubernetesClient;
    }
}

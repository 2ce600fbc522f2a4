package io.gameroute;

import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.component.informer.InformerCache;
import io.gameroute.component.informer.InformerOptions;
import io.gameroute.config.Configuration;
import io.gameroute.metrics.FleetCollector;
import io.gameroute.metrics.Turnover;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.cluster.CamelClusterView;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.support.service.ServiceSupport;

/** Makes the meters of this process, and what Prometheus is told of the cluster's game servers; {@code turnoverProcessor} for the control routes. */
final class MetricsWiring {
    private static final String GROUP = "gameroute";

    private MetricsWiring() {}

    /** The registry that Camel serves and, too, puts its meters into, with those of the JVM. */
    static PrometheusMeterRegistry meters(CamelContext context) throws Exception {
        PrometheusMeterRegistry meters = context.getRegistry()
                .lookupByNameAndType(MicrometerConstants.METRICS_REGISTRY_NAME, PrometheusMeterRegistry.class);
        if (meters == null) {
            throw new IllegalStateException("Camel's metrics are not enabled");
        }
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        context.addService(new GcMeters(meters));
        return meters;
    }

    static void bind(
            CamelContext context,
            Configuration configuration,
            CamelClusterService cluster,
            PrometheusMeterRegistry meters,
            Clock clock)
            throws Exception {
        Turnover turnover = new Turnover(clock);
        context.getRegistry().bind("turnoverProcessor", Processor.class, new TurnoverProcessor(turnover));
        WatchedCaches caches = WatchedCaches.of(context, configuration.namespace());
        InformerCache<GameServerSet> sets = caches.namespaced(InformerOptions.of(GameServerSet.class));
        InformerCache<GameServer> servers = caches.namespaced(InformerOptions.of(GameServer.class));
        boolean eachServer = configuration.metrics().perServer();
        AfterStart.once(context, started -> {
            CamelClusterView view = cluster.getView(GROUP);
            meters.getPrometheusRegistry()
                    .register(new FleetCollector(
                            () -> view.getLocalMember().isLeader() && sets.hasSynced() && servers.hasSynced(),
                            sets::list,
                            servers::list,
                            turnover,
                            eachServer));
        });
    }

    /** They listen to the JVM until they are closed. */
    private static final class GcMeters extends ServiceSupport {
        private final JvmGcMetrics metrics = new JvmGcMetrics();

        GcMeters(PrometheusMeterRegistry meters) {
            metrics.bindTo(meters);
        }

        @Override
        protected void doStop() {
            metrics.close();
        }
    }
}

package io.gameroute;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.access.CachedReviews;
import io.gameroute.access.GateHandler;
import io.gameroute.access.GateProcessor;
import io.gameroute.access.Gatekeeper;
import io.gameroute.access.KubernetesReviewClient;
import io.gameroute.api.GameServer;
import io.gameroute.api.Labels;
import io.gameroute.component.informer.InformerCache;
import io.gameroute.component.informer.InformerOptions;
import io.gameroute.config.Configuration;
import io.gameroute.discovery.TargetsProcessor;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;

/** Makes the beans that the serving routes name: {@code httpGate}, which comes first in each, and {@code prometheusTargets}. */
final class ServeWiring {
    private static final String METRICS = "/observe/metrics";

    private ServeWiring() {}

    static void bind(CamelContext context, KubernetesClient client, Configuration configuration, Clock clock)
            throws Exception {
        Gatekeeper gatekeeper = new Gatekeeper(new CachedReviews(new KubernetesReviewClient(client), clock));
        context.getRegistry().bind("httpGate", Processor.class, new GateProcessor(gatekeeper));
        context.getRegistry()
                .bind(
                        "prometheusTargets",
                        Processor.class,
                        prometheusTargets(WatchedCaches.of(context, configuration.namespace())));
        if (configuration.metrics().authenticated()) {
            AfterStart.once(context, started -> guardMetrics(started, gatekeeper));
        }
    }

    /** Camel serves them, on a router that answers with what comes first. */
    private static void guardMetrics(CamelContext context, Gatekeeper gatekeeper) {
        ManagementHttpServer server = context.hasService(ManagementHttpServer.class);
        server.getRouter()
                .route(METRICS + "*")
                .order(Integer.MIN_VALUE)
                .blockingHandler(new GateHandler(gatekeeper, METRICS), false);
    }

    private static TargetsProcessor prometheusTargets(WatchedCaches caches) {
        InformerCache<Pod> pods =
                caches.namespaced(InformerOptions.of(Pod.class).withLabelSelector(Labels.OWNER_GSS));
        InformerCache<GameServer> servers = caches.namespaced(InformerOptions.of(GameServer.class));
        return new TargetsProcessor(() -> pods.hasSynced() && servers.hasSynced(), pods::list, servers::get);
    }
}

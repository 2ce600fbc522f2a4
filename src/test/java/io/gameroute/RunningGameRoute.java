package io.gameroute;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.component.lease.AlwaysLeaderClusterService;
import io.gameroute.kube.HttpKubernetesWriter;
import io.gameroute.reconcile.execute.KubernetesEventPublisher;
import java.io.File;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The controller inside the JVM of a test, as its only replica, with the rights and the user agent of the client that it is given. */
public final class RunningGameRoute implements AutoCloseable {
    private static final File ROUTES = new File("routes/control");

    private final CamelContext context = new DefaultCamelContext();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final KubernetesEventPublisher events;

    private RunningGameRoute(KubernetesClient client) {
        this.events =
                new KubernetesEventPublisher(new HttpKubernetesWriter(client), "test", Clock.systemUTC(), scheduler);
        context.getPropertiesComponent().setInitialProperties(properties());
        context.getRegistry().bind("kubernetesClient", KubernetesClient.class, client);
    }

    /** Returns when the routes are started; caches may still be filling. */
    public static RunningGameRoute start(KubernetesClient client) {
        RunningGameRoute running = new RunningGameRoute(client);
        try {
            running.start();
            return running;
        } catch (Exception e) {
            running.close();
            throw new IllegalStateException("GameRoute does not start", e);
        }
    }

    private void start() throws Exception {
        KubernetesClient client =
                Objects.requireNonNull(context.getRegistry().findSingleByType(KubernetesClient.class));
        context.addService(new AlwaysLeaderClusterService());
        ReconcileWiring.bind(context, client, events, Clock.systemUTC(), Optional.empty());
        for (File route : Objects.requireNonNull(ROUTES.listFiles())) {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.resolveResource(context, "file:" + route));
        }
        context.start();
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("gameroute.reconcile.set-delay", "100ms");
        properties.setProperty("gameroute.reconcile.gameserverset-concurrency", "8");
        properties.setProperty("gameroute.reconcile.gameserver-concurrency", "64");
        return properties;
    }

    @Override
    public void close() {
        context.stop();
        var unused = events.flush().completeOnTimeout(null, 5, TimeUnit.SECONDS).join();
        scheduler.shutdownNow();
    }
}

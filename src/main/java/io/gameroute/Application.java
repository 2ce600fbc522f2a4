package io.gameroute;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.component.lease.AlwaysLeaderClusterService;
import io.gameroute.component.lease.LeaderComponent;
import io.gameroute.component.lease.LeaseClusterService;
import io.gameroute.component.lease.LeaseSettings;
import io.gameroute.config.Configuration;
import io.gameroute.kube.GuardedKubernetesWriter;
import io.gameroute.kube.HttpKubernetesWriter;
import io.gameroute.kube.KubernetesWriter;
import io.gameroute.kube.MeteredKubernetesWriter;
import io.gameroute.reconcile.execute.KubernetesEventPublisher;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The controller as one Camel application: its configuration becomes Camel's, its beans are bound, its routes are read. */
final class Application implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Application.class);
    private static final String ROUTES = "*.camel.yaml";

    /** As in {@code master:gameroute:}. */
    private static final String GROUP = "gameroute";

    /** Longer than Camel waits for routes. */
    private static final Duration END = Duration.ofSeconds(60);

    private final Configuration configuration;
    private final KubernetesClient client;
    private final String identity = LeaseSettings.newIdentity();
    private final Main main = new Main();

    Application(Configuration configuration, KubernetesClient client) {
        this.configuration = configuration;
        this.client = client;
        properties();
        main.configure()
                .withRoutesIncludePattern(routes(configuration.controlRoutes(), "control") + ","
                        + routes(configuration.serveRoutes(), "serve"));
        main.configure().addConfiguration(new CamelConfiguration() {
            @Override
            public void configure(CamelContext context) throws Exception {
                wire(context);
            }
        });
    }

    private void properties() {
        main.addOverrideProperty("camel.management.host", configuration.http().host());
        main.addOverrideProperty(
                "camel.management.port", String.valueOf(configuration.http().port()));
        Configuration.Reconcile reconcile = configuration.reconcile();
        main.addInitialProperty(
                "gameroute.reconcile.gameserverset-concurrency", String.valueOf(reconcile.setConcurrency()));
        main.addInitialProperty(
                "gameroute.reconcile.gameserver-concurrency", String.valueOf(reconcile.serverConcurrency()));
        main.addInitialProperty(
                "gameroute.reconcile.set-delay", reconcile.setDelay().toMillis() + "ms");
        main.addInitialProperty("gameroute.discovery.enabled", String.valueOf(configuration.discovery()));
        configuration.namespace().ifPresent(only -> main.addInitialProperty("gameroute.namespace", only));
    }

    private static String routes(String directory, String inTheJar) {
        return directory.isEmpty() ? "classpath:routes/" + inTheJar + "/" + ROUTES : "file:" + directory + "/" + ROUTES;
    }

    private void wire(CamelContext context) throws Exception {
        context.getRegistry().bind("kubernetesClient", KubernetesClient.class, client);
        context.getRegistry().bind("master", new LeaderComponent());
        CamelClusterService cluster = clusterService();
        context.addService(cluster);
        ScheduledExecutorService scheduler =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "events");
        PrometheusMeterRegistry meters = MetricsWiring.meters(context);
        KubernetesWriter writer = new MeteredKubernetesWriter(new HttpKubernetesWriter(client), meters);
        KubernetesEventPublisher events = new KubernetesEventPublisher(writer, identity, Clock.systemUTC(), scheduler);
        context.addService(new LastEvents(events));
        KubernetesWriter leaders = new GuardedKubernetesWriter(writer, leads(cluster));
        ReconcileWiring.bind(context, client, leaders, events, Clock.systemUTC(), configuration.namespace());
        QueueWiring.bind(context, configuration.namespace());
        ServeWiring.bind(context, client, configuration, Clock.systemUTC());
        MetricsWiring.bind(context, configuration, cluster, meters, Clock.systemUTC());
        EventWiring.bind(context, configuration, cluster, Clock.systemUTC());
        SinkWiring.bind(context, configuration, events, leaseNamespace(configuration.leaderElection()));
        HealthCheckRegistry.get(context).register(new HeapHealthCheck());
    }

    private CamelClusterService clusterService() {
        Configuration.LeaderElection election = configuration.leaderElection();
        if (!election.enabled()) {
            return new AlwaysLeaderClusterService();
        }
        LeaseSettings settings = new LeaseSettings(
                leaseNamespace(election),
                identity,
                election.leaseDuration(),
                election.renewDeadline(),
                election.retryPeriod());
        LeaseClusterService service = new LeaseClusterService(client.getConfiguration(), settings);
        service.setLeaseName(election.name());
        return service;
    }

    private static BooleanSupplier leads(CamelClusterService cluster) {
        return cluster instanceof LeaseClusterService lease ? () -> lease.holds(GROUP) : () -> true;
    }

    private String leaseNamespace(Configuration.LeaderElection election) {
        return election.namespace().isEmpty()
                ? Optional.ofNullable(client.getNamespace()).orElse("default")
                : election.namespace();
    }

    /** Runs until the process is asked to end. */
    int run(Runnable started) throws Exception {
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport self) {
                started.run();
            }
        });
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(ended), "end"));
        try {
            main.run();
            return main.getExitCode();
        } finally {
            ended.countDown();
        }
    }

    /**
     * Camel's own hook lets the JVM end as soon as any context has ended, and each sink file has one: the Lease would not be given back, and
     * what waits in the event log not be written.
     */
    private static void await(CountDownLatch ended) {
        try {
            if (!ended.await(END.toSeconds(), TimeUnit.SECONDS)) {
                LOGGER.warn("the process ends although not everything has stopped within {} s", END.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void start() {
        main.start();
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
    }
}

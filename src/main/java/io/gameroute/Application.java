package io.gameroute;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.component.lease.AlwaysLeaderClusterService;
import io.gameroute.component.lease.LeaderComponent;
import io.gameroute.component.lease.LeaseClusterService;
import io.gameroute.component.lease.LeaseSettings;
import io.gameroute.config.Configuration;
import io.gameroute.kube.HttpKubernetesWriter;
import io.gameroute.reconcile.execute.KubernetesEventPublisher;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** The controller as one Camel application: its configuration becomes Camel's, its beans are bound, its routes are read. */
final class Application implements AutoCloseable {
    private static final String ROUTES = "*.camel.yaml";

    private final Configuration configuration;
    private final KubernetesClient client;
    private final String identity = LeaseSettings.newIdentity();
    private final Main main = new Main();

    Application(Configuration configuration, KubernetesClient client) {
        this.configuration = configuration;
        this.client = client;
        properties();
        main.configure().withRoutesIncludePattern(controlRoutes());
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
        configuration.namespace().ifPresent(only -> main.addInitialProperty("gameroute.namespace", only));
    }

    private String controlRoutes() {
        String directory = configuration.controlRoutes();
        return directory.isEmpty() ? "classpath:routes/control/" + ROUTES : "file:" + directory + "/" + ROUTES;
    }

    private void wire(CamelContext context) throws Exception {
        context.getRegistry().bind("kubernetesClient", KubernetesClient.class, client);
        context.getRegistry().bind("master", new LeaderComponent());
        CamelClusterService cluster = clusterService();
        context.addService(cluster);
        ScheduledExecutorService scheduler =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "events");
        KubernetesEventPublisher events =
                new KubernetesEventPublisher(new HttpKubernetesWriter(client), identity, Clock.systemUTC(), scheduler);
        context.addService(new LastEvents(events));
        ReconcileWiring.bind(context, client, events, Clock.systemUTC(), configuration.namespace());
        EventWiring.bind(context, configuration, cluster, Clock.systemUTC());
        SinkWiring.bind(context, configuration, events, leaseNamespace(configuration.leaderElection()));
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
        main.run();
        return main.getExitCode();
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

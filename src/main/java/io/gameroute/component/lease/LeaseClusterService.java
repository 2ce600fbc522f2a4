package io.gameroute.component.lease;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.cluster.AbstractCamelClusterService;
import org.jspecify.annotations.Nullable;

/**
 * The cluster service behind {@code master:<group>:...}: who holds the Lease of the group leads. Routes that stop give their view back
 * before their consumers have drained, so the Lease is given back only when this service stops, which Camel does after all routes.
 */
public final class LeaseClusterService extends AbstractCamelClusterService<LeaseClusterView> {
    private final Config config;
    private final LeaseSettings settings;
    private final Map<String, LeaseElection> elections = new ConcurrentHashMap<>();
    private Optional<String> leaseName = Optional.empty();
    private @Nullable KubernetesClient client;
    private @Nullable LeaseHealthCheck healthCheck;

    public LeaseClusterService(Config config, LeaseSettings settings) {
        super("lease");
        this.config = config;
        this.settings = settings;
    }

    /** One Lease for all groups; without this each group has a Lease of its own, named as the group. */
    public void setLeaseName(String leaseName) {
        this.leaseName = Optional.of(leaseName);
    }

    /**
     * Whether this process may act for the group, by the clock of this moment. Listeners hear of a loss a little later, or much later when the
     * whole process stood still; who is about to write asks here.
     */
    public boolean holds(String group) {
        LeaseElection election = elections.get(leaseName.orElse(group));
        return election != null && election.tenure().isHeld();
    }

    @Override
    protected LeaseClusterView createView(String namespace) {
        return new LeaseClusterView(this, namespace, settings.identity());
    }

    LeaseElection election(String group) {
        return elections.computeIfAbsent(leaseName.orElse(group), this::newElection);
    }

    Collection<LeaseElection> elections() {
        return List.copyOf(elections.values());
    }

    @Override
    protected void doStart() throws Exception {
        client = LeaseClient.connect(config, settings.requestTimeout());
        registerHealthCheck();
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        elections.values().forEach(LeaseElection::close);
        elections.keySet().forEach(name -> LeaseGauge.unregister(getCamelContext(), name));
        elections.clear();
        super.doStop();
        unregisterHealthCheck();
        if (client != null) {
            client.close();
        }
    }

    private LeaseElection newElection(String name) {
        if (client == null) {
            throw new IllegalStateException("the cluster service is not started");
        }
        LeaseElection election = new LeaseElection(client, settings, name);
        LeaseGauge.register(getCamelContext(), name, election.tenure());
        election.start();
        return election;
    }

    private void registerHealthCheck() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(getCamelContext());
        if (registry != null) {
            healthCheck = new LeaseHealthCheck(this, settings);
            registry.register(healthCheck);
        }
    }

    private void unregisterHealthCheck() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(getCamelContext());
        if (registry != null && healthCheck != null) {
            registry.unregister(healthCheck);
        }
    }
}

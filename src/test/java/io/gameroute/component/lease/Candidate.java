package io.gameroute.component.lease;

import io.fabric8.kubernetes.client.Config;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;

/** One process that stands for election, as a Camel context with one consumer behind {@code master:}. */
final class Candidate implements AutoCloseable {
    static final Duration LEASE_DURATION = Duration.ofSeconds(4);
    static final Duration RENEW_DEADLINE = Duration.ofSeconds(2);
    static final Duration RETRY_PERIOD = Duration.ofMillis(400);

    final DefaultCamelContext context = new DefaultCamelContext();
    final ProbeComponent probe = new ProbeComponent();
    final MeterRegistry meters = new SimpleMeterRegistry();

    private Candidate() {
        context.getRegistry().bind("meters", meters);
        context.addComponent("probe", probe);
        context.getRegistry().bind("master", new LeaderComponent());
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, healthChecks());
    }

    static Candidate standing(Config config, String namespace, String identity) throws Exception {
        LeaseSettings settings = new LeaseSettings(namespace, identity, LEASE_DURATION, RENEW_DEADLINE, RETRY_PERIOD);
        return started(new LeaseClusterService(config, settings));
    }

    static Candidate started(CamelClusterService service) throws Exception {
        Candidate candidate = new Candidate();
        candidate.context.addService(service);
        candidate.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:workers:probe:work").routeId("work").to("log:work");
            }
        });
        candidate.context.start();
        return candidate;
    }

    boolean acts() {
        return probe.running.get() > 0;
    }

    double gauge() {
        return meters.get(LeaseGauge.NAME).tag("name", "workers").gauge().value();
    }

    HealthCheck.Result health() {
        return HealthCheckRegistry.get(context)
                .getCheck("leader-election")
                .orElseThrow()
                .call();
    }

    @Override
    public void close() {
        context.stop();
    }

    private HealthCheckRegistry healthChecks() {
        DefaultHealthCheckRegistry registry = new DefaultHealthCheckRegistry();
        registry.setCamelContext(context);
        return registry;
    }
}

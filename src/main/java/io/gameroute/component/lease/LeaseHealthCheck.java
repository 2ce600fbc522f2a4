package io.gameroute.component.lease;

import java.time.Instant;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Tells who leads and since when. Always up: a process that follows is as healthy as the one that leads. */
final class LeaseHealthCheck extends AbstractHealthCheck {
    private final LeaseClusterService service;
    private final LeaseSettings settings;

    LeaseHealthCheck(LeaseClusterService service, LeaseSettings settings) {
        super("cluster", "leader-election");
        this.service = service;
        this.settings = settings;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("identity", settings.identity());
        service.elections().forEach(election -> describe(election, builder));
        builder.up();
    }

    private void describe(LeaseElection election, HealthCheckResultBuilder builder) {
        String lease = settings.namespace() + "/" + election.leaseName();
        LeaseTenure tenure = election.tenure();
        builder.detail(lease + ".leading", tenure.isHeld());
        builder.detail(lease + ".leader", tenure.holder().orElse("nobody"));
        builder.detail(lease + ".since", tenure.since().map(Instant::toString).orElse(""));
    }
}

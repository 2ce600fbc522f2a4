package io.gameroute.component.lease;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** The gauge that controllers commonly have: 1 in the process that leads, 0 elsewhere. Absent where nobody collects metrics. */
final class LeaseGauge {
    static final String NAME = "leader_election_master_status";

    private LeaseGauge() {}

    static void register(CamelContext context, String leaseName, LeaseTenure tenure) {
        meters(context).ifPresent(registry -> Gauge.builder(NAME, tenure, held -> held.isHeld() ? 1 : 0)
                .description("Whether this process holds the lease: 1 if it leads, else 0")
                .tag("name", leaseName)
                .strongReference(true)
                .register(registry));
    }

    static void unregister(CamelContext context, String leaseName) {
        meters(context).ifPresent(registry -> registry.find(NAME).tag("name", leaseName).meters().stream()
                .map(Meter::getId)
                .forEach(registry::remove));
    }

    private static Optional<MeterRegistry> meters(CamelContext context) {
        return Optional.ofNullable(context.getRegistry().findSingleByType(MeterRegistry.class));
    }
}

package io.gameroute.cluster;

import io.gameroute.dev.controlplane.ControlPlaneBinaries;
import java.util.List;
import java.util.Optional;

/** The binaries that integration tests on a real control plane need. */
final class TestBinaries {
    static final String KUBECTL = "kubectl";
    private static final List<String> NEEDED = List.of(
            ControlPlaneBinaries.ETCD,
            ControlPlaneBinaries.API_SERVER,
            ControlPlaneBinaries.CONTROLLER_MANAGER,
            KUBECTL);

    private TestBinaries() {}

    static Optional<ControlPlaneBinaries> locate() {
        return ControlPlaneBinaries.locate(System.getenv(), NEEDED);
    }

    static String missing() {
        return ControlPlaneBinaries.missing(System.getenv(), NEEDED);
    }
}

package io.gameroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.cluster.TestNamespace;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The process from its command line to its end. */
@ExtendWith(ControlPlaneExtension.class)
class JarIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void itBecomesReadyLogsJsonAndGivesItsLeaseBackWhenItIsAskedToEnd() throws Exception {
        ControlPlane cluster = ControlPlane.shared();
        cluster.installCrds(Path.of("deploy/crds"));
        try (TestNamespace namespace = TestNamespace.create(cluster.adminClient(), "process");
                GameRouteProcess process = GameRouteProcess.start(cluster, folder, namespace.name())) {
            process.awaitReady();
            process.awaitLeading();
            await().atMost(Duration.ofSeconds(60)).until(() -> process.log().contains("(gameroute) started in"));
            assertThat(holder(cluster, namespace.name())).isNotEmpty();

            assertThat(process.end(Duration.ofSeconds(30))).isTrue();

            assertThat(holder(cluster, namespace.name())).isEmpty();
            assertThat(process.log().lines()).isNotEmpty().allSatisfy(line -> JSON.readTree(line));
        }
    }

    /** Empty when nobody holds the Lease, or there is none. */
    private static String holder(ControlPlane cluster, String namespace) {
        Lease lease = cluster.adminClient()
                .leases()
                .inNamespace(namespace)
                .withName("gameroute")
                .get();
        return lease == null || lease.getSpec().getHolderIdentity() == null
                ? ""
                : lease.getSpec().getHolderIdentity();
    }
}

package io.gameroute.component.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.time.Duration;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(crud = true, https = false)
class LeaseClusterServiceTest {
    KubernetesMockServer server;
    KubernetesClient client;

    @Test
    void theConsumerRunsWhenTheLeaseIsHeld() throws Exception {
        try (Candidate only = candidate("one")) {
            await().until(only::acts);

            assertThat(lease().getSpec().getHolderIdentity()).isEqualTo("one");
        }
    }

    @Test
    void theConsumerDoesNotRunWhileAnotherHoldsTheLease() throws Exception {
        try (Candidate first = candidate("one")) {
            await().until(first::acts);
            try (Candidate second = candidate("two")) {
                await().until(() -> second.health().getDetails().containsValue("one"));

                assertThat(second.acts()).isFalse();
                assertThat(second.probe.started).hasValue(0);
            }
        }
    }

    @Test
    void healthSaysWhoLeadsSinceWhen() throws Exception {
        try (Candidate only = candidate("one")) {
            await().until(only::acts);

            assertThat(only.health().getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(only.health().getDetails())
                    .containsEntry("identity", "one")
                    .containsEntry("default/workers.leader", "one")
                    .containsEntry("default/workers.leading", true)
                    .hasEntrySatisfying("default/workers.since", since -> assertThat((String) since)
                            .matches("\\d{4}-.*Z"));
        }
    }

    @Test
    void theGaugeIsOneInTheLeaderAndZeroInTheFollower() throws Exception {
        try (Candidate first = candidate("one")) {
            await().until(first::acts);
            try (Candidate second = candidate("two")) {
                assertThat(first.gauge()).isEqualTo(1);
                assertThat(second.gauge()).isEqualTo(0);
            }
        }
    }

    @Test
    void whoIsAboutToWriteCanAskWhetherItLeads() throws Exception {
        LeaseClusterService service =
                new LeaseClusterService(config(server.getPort()), LeaseSettings.inNamespace("default"));
        assertThat(service.holds("workers")).isFalse();
        try (Candidate only = Candidate.started(service)) {
            await().until(only::acts);

            assertThat(service.holds("workers")).isTrue();
            assertThat(service.holds("somebody else's")).isFalse();
        }
        assertThat(service.holds("workers")).isFalse();
    }

    @Test
    void aRouteThatIsStoppedAndStartedAgainConsumesAgain() throws Exception {
        try (Candidate only = candidate("one")) {
            await().until(only::acts);

            only.context.getRouteController().stopRoute("work");
            assertThat(only.acts()).isFalse();

            only.context.getRouteController().startRoute("work");
            await().until(only::acts);
        }
    }

    @Test
    void oneLeaseCanServeAllGroups() throws Exception {
        LeaseClusterService service =
                new LeaseClusterService(config(server.getPort()), LeaseSettings.inNamespace("default"));
        service.setLeaseName("everybody");
        try (Candidate only = Candidate.started(service)) {
            await().until(only::acts);

            assertThat(client.leases().inNamespace("default").list().getItems())
                    .extracting(lease -> lease.getMetadata().getName())
                    .containsExactly("everybody");
        }
    }

    @Test
    void anApiServerThatFallsSilentDoesNotProlongTheLeadership() throws Exception {
        try (FreezableProxy proxy = new FreezableProxy(server.getPort());
                Candidate only = Candidate.standing(config(proxy.port()), "default", "one")) {
            await().until(only::acts);

            proxy.freeze();
            await().atMost(Candidate.RENEW_DEADLINE.plusMillis(500)).until(() -> !only.acts());

            proxy.thaw();
            await().atMost(Duration.ofSeconds(10)).until(only::acts);
        }
    }

    private Candidate candidate(String identity) throws Exception {
        return Candidate.standing(config(server.getPort()), "default", identity);
    }

    private static Config config(int port) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl("http://localhost:" + port)
                .build();
    }

    private Lease lease() {
        return client.leases().inNamespace("default").withName("workers").get();
    }
}

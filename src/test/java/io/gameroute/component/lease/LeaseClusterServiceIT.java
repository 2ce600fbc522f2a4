package io.gameroute.component.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.cluster.TestNamespace;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ControlPlaneExtension.class)
class LeaseClusterServiceIT {
    private static ControlPlane controlPlane;

    private TestNamespace namespace;

    @BeforeAll
    static void startControlPlane() {
        controlPlane = ControlPlane.start();
    }

    @AfterAll
    static void stopControlPlane() {
        if (controlPlane != null) {
            controlPlane.close();
        }
    }

    @BeforeEach
    void createNamespace() {
        namespace = TestNamespace.create(controlPlane.adminClient(), "lease");
    }

    @AfterEach
    void removeNamespace() {
        namespace.close();
    }

    @Test
    void oneOfTwoActsAndTheOtherTakesOverWhenItStops() throws Exception {
        Config admin = controlPlane.adminClient().getConfiguration();
        try (Candidate second = followedBy(admin)) {
            await().atMost(Duration.ofSeconds(2)).until(second::acts);
        }
    }

    @Test
    void withoutAnApiServerTheLeaderStopsWithinTheDeadlineAndLeadsAgainAfterwards() throws Exception {
        try (Candidate only = standing(controlPlane.adminClient().getConfiguration(), "one")) {
            await().until(only::acts);

            controlPlane.stopApiServer();
            await().atMost(Candidate.RENEW_DEADLINE.plusMillis(500)).until(() -> !only.acts());

            controlPlane.startApiServer();
            await().atMost(Duration.ofSeconds(15)).until(only::acts);
        }
    }

    @Test
    void whoMayNoLongerWriteTheLeaseStopsAndLeadsAgainWhenItMay() throws Exception {
        try (KubernetesClient viewer = controlPlane.clientFor("viewer")) {
            bindViewer();
            grant("get", "create", "update", "patch");
            try (Candidate only = standing(viewer.getConfiguration(), "one")) {
                await().until(only::acts);

                grant("get");
                await().atMost(Candidate.RENEW_DEADLINE.plusSeconds(1)).until(() -> !only.acts());
                assertThat(only.gauge()).isEqualTo(0);

                grant("get", "create", "update", "patch");
                await().atMost(Duration.ofSeconds(15)).until(only::acts);
            }
        }
    }

    @Test
    void aLeaseIsTakenAfterItsHolderHasVanished() throws Exception {
        Config admin = controlPlane.adminClient().getConfiguration();
        try (Candidate vanished = standing(admin, "one")) {
            await().until(vanished::acts);
        }
        pretendThatHolderIs("one");
        try (Candidate next = standing(admin, "two")) {
            await().atMost(Candidate.LEASE_DURATION.plusSeconds(3)).until(next::acts);
        }
    }

    private Candidate followedBy(Config config) throws Exception {
        try (Candidate first = standing(config, "one")) {
            await().until(first::acts);
            Candidate second = standing(config, "two");
            await().until(() -> second.health().getDetails().containsValue("one"));
            assertThat(second.acts()).isFalse();
            return second;
        }
    }

    private Candidate standing(Config config, String identity) throws Exception {
        return Candidate.standing(config, namespace.name(), identity);
    }

    private void pretendThatHolderIs(String identity) {
        controlPlane
                .adminClient()
                .leases()
                .inNamespace(namespace.name())
                .withName("workers")
                .edit(lease -> {
                    lease.getSpec().setHolderIdentity(identity);
                    lease.getSpec().setLeaseDurationSeconds((int) Candidate.LEASE_DURATION.toSeconds());
                    return lease;
                });
    }

    private void grant(String... verbs) {
        PolicyRule rule = new PolicyRuleBuilder()
                .withApiGroups("coordination.k8s.io")
                .withResources("leases")
                .withVerbs(verbs)
                .build();
        controlPlane
                .adminClient()
                .resource(new RoleBuilder()
                        .withNewMetadata()
                        .withName("leases")
                        .withNamespace(namespace.name())
                        .endMetadata()
                        .withRules(rule)
                        .build())
                .createOr(existing -> existing.update());
    }

    private void bindViewer() {
        controlPlane
                .adminClient()
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("leases")
                        .withNamespace(namespace.name())
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", "leases")
                        .addNewSubject("rbac.authorization.k8s.io", "User", "viewer", null)
                        .build())
                .create();
    }
}

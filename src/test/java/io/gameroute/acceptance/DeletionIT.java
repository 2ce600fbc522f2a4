package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.gameroute.cluster.AuditLog;
import java.util.List;
import org.junit.jupiter.api.Test;

@Acceptance
class DeletionIT {
    private final Scenario scenario;

    DeletionIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void aDeletedSetTakesItsServersAlong() {
        scenario.deploy(3);

        scenario.setResource().delete();

        awaitNothingLeft();
    }

    @Test
    void aDeletedSetTakesGameServersAlongThatOutliveTheirPods() {
        scenario.deploy(3, "gameServerTemplate: {reclaimPolicy: Delete}");

        scenario.setResource().delete();

        awaitNothingLeft();
    }

    @Test
    void aSetThatIsDeletedWithoutItsServersFindsThemAgainWhenItIsMadeAnew() {
        scenario.deploy(3);
        scenario.setOpsState(1, "Allocated");
        List<String> before = podUids();

        scenario.setResource().withPropagationPolicy(DeletionPropagation.ORPHAN).delete();
        scenario.eventually(() -> assertThat(scenario.setResource().get()).isNull());
        scenario.create(3, "{}");
        scenario.awaitReady(3);

        assertThat(podUids()).isEqualTo(before);
        assertThat(scenario.server(1).getSpec().opsState()).isEqualTo("Allocated");
    }

    @Test
    void aNamespaceThatIsDeletedIsNotFoughtOver() {
        scenario.deploy(20);
        AuditLog.Mark mark = scenario.auditLog().mark();

        scenario.client().namespaces().withName(scenario.namespace()).delete();
        scenario.eventually(() -> assertThat(scenario.client()
                        .namespaces()
                        .withName(scenario.namespace())
                        .get())
                .isNull());

        assertThat(scenario.ourWritesSince(mark).stream().filter(write -> !write.isAccepted()))
                .as("attempts to bring it back")
                .hasSizeLessThan(20);
    }

    private List<String> podUids() {
        return scenario.pods().stream()
                .map(pod -> pod.getMetadata().getUid())
                .sorted()
                .toList();
    }

    private void awaitNothingLeft() {
        scenario.awaitServers();
        assertThat(scenario.setResource().get()).isNull();
    }
}

package io.gameroute.dev.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.gameroute.cluster.ApiWrite;
import io.gameroute.cluster.AuditLog;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.TestNamespace;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodLifecycleIT extends OnSimulatedNodes {
    PodLifecycleIT(ControlPlane cluster, TestNamespace namespace) {
        super(cluster, namespace);
    }

    @Test
    void aPodBecomesReadyByABindingAndOneStatusWrite() {
        AuditLog.Mark mark = cluster.auditLog().mark();

        create(pod("simple"));

        Pod ready = await("simple", OnSimulatedNodes::isReady);
        assertThat(ready.getStatus().getPhase()).isEqualTo("Running");
        assertThat(ready.getStatus().getPodIP()).startsWith("10.");
        assertThat(ready.getStatus().getHostIP()).startsWith("10.200.");
        assertThat(nodes.nodeNames()).contains(ready.getSpec().getNodeName());
        assertThat(writesTo("simple", mark))
                .extracting(ApiWrite::verb, ApiWrite::subresource)
                .containsExactly(tuple("create", "binding"), tuple("patch", "status"));
    }

    @Test
    void aPodWithAReadinessGateIsReadyOnlyWhenTheGateOpens() {
        create(new PodBuilder(pod("gated"))
                .editSpec()
                .addNewReadinessGate("example.com/gate")
                .endSpec()
                .build());
        Pod waiting = await("gated", pod -> isTrue(pod, "ContainersReady"));
        assertThat(isReady(waiting)).isFalse();

        openGate("gated", "True");
        await("gated", OnSimulatedNodes::isReady);

        openGate("gated", "False");
        await("gated", pod -> !isReady(pod));
    }

    @Test
    void aNewImageRestartsTheContainerInPlace() {
        create(pod("updated"));
        Pod before = await("updated", OnSimulatedNodes::isReady);

        resource("updated").edit(pod -> new PodBuilder(pod)
                .editSpec()
                .editFirstContainer()
                .withImage("example.com/game:2")
                .endContainer()
                .endSpec()
                .build());

        await("updated", pod -> container(pod).getRestartCount() == 1 && !isReady(pod));
        Pod after = await("updated", OnSimulatedNodes::isReady);
        assertThat(container(after).getImage()).isEqualTo("example.com/game:2");
        assertThat(container(after).getImageID()).isNotEqualTo(container(before).getImageID());
        assertThat(after.getStatus().getPodIP()).isEqualTo(before.getStatus().getPodIP());
        assertThat(after.getMetadata().getUid()).isEqualTo(before.getMetadata().getUid());
    }

    @Test
    void aDeletedPodIsRemovedByOneWrite() {
        create(pod("ended"));
        await("ended", OnSimulatedNodes::isReady);
        AuditLog.Mark mark = cluster.auditLog().mark();

        resource("ended").delete();

        awaitGone("ended");
        assertThat(writesTo("ended", mark)).extracting(ApiWrite::verb).containsExactly("delete");
    }

    @Test
    void aFinalizerKeepsAnEndedPodUntilItIsTakenAway() {
        create(new PodBuilder(pod("kept"))
                .editMetadata()
                .withFinalizers("example.com/keep")
                .endMetadata()
                .build());
        await("kept", OnSimulatedNodes::isReady);

        resource("kept").delete();
        Pod ended = await("kept", pod -> "Succeeded".equals(pod.getStatus().getPhase()));
        assertThat(isReady(ended)).isFalse();

        resource("kept").edit(pod -> new PodBuilder(pod)
                .editMetadata()
                .withFinalizers(List.of())
                .endMetadata()
                .build());
        awaitGone("kept");
    }

    private void openGate(String name, String status) {
        resource(name).editStatus(pod -> new PodBuilder(pod)
                .editStatus()
                .removeMatchingFromConditions(condition -> condition.getType().equals("example.com/gate"))
                .addToConditions(new PodConditionBuilder()
                        .withType("example.com/gate")
                        .withStatus(status)
                        .build())
                .endStatus()
                .build());
    }

    private List<ApiWrite> writesTo(String pod, AuditLog.Mark mark) {
        return cluster.auditLog()
                .writesSince(
                        mark,
                        write -> write.userAgent().equals(SimulatedNodes.USER_AGENT)
                                && write.namespace().equals(namespace)
                                && write.name().equals(pod));
    }
}

package io.gameroute.dev.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.TestNamespace;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PodSchedulingIT extends OnSimulatedNodes {
    PodSchedulingIT(ControlPlane cluster, TestNamespace namespace) {
        super(cluster, namespace);
    }

    @Test
    void aPodThatFitsNowhereIsUnschedulableUntilThereIsRoom() {
        create(hostPort("first", "node-0"));
        await("first", OnSimulatedNodes::isReady);

        create(hostPort("second", "node-0"));
        Pod waiting = await("second", PodSchedulingIT::isUnschedulable);
        assertThat(waiting.getSpec().getNodeName()).isNull();

        resource("first").delete();
        await("second", OnSimulatedNodes::isReady);
    }

    @Test
    void aPodWaitsForItsClaimWhichIsThenBound() {
        create(new PodBuilder(pod("claiming"))
                .editSpec()
                .addNewVolume()
                .withName("data")
                .withNewPersistentVolumeClaim("data", false)
                .endVolume()
                .endSpec()
                .build());
        await("claiming", PodSchedulingIT::isUnschedulable);

        client.resource(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName("data")
                        .endMetadata()
                        .withNewSpec()
                        .withAccessModes("ReadWriteOnce")
                        .withNewResources()
                        .addToRequests("storage", new Quantity("1Gi"))
                        .endResources()
                        .endSpec()
                        .build())
                .create();

        await("claiming", OnSimulatedNodes::isReady);
        String volume = client.persistentVolumeClaims()
                .inNamespace(namespace)
                .withName("data")
                .get()
                .getSpec()
                .getVolumeName();
        assertThat(client.persistentVolumes().withName(volume).get().getStatus().getPhase())
                .isEqualTo("Bound");
    }

    private Pod hostPort(String name, String node) {
        return new PodBuilder(onNode(name, node))
                .editSpec()
                .editFirstContainer()
                .addNewPort()
                .withContainerPort(7777)
                .withHostPort(7777)
                .endPort()
                .endContainer()
                .endSpec()
                .build();
    }

    private static boolean isUnschedulable(Pod pod) {
        PodStatus status = Objects.requireNonNull(pod.getStatus());
        return PodConditions.find(status, "PodScheduled")
                .filter(condition -> "Unschedulable".equals(condition.getReason()))
                .isPresent();
    }
}

package io.gameroute.dev.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.TestNamespace;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PodFaultsIT extends OnSimulatedNodes {
    PodFaultsIT(ControlPlane cluster, TestNamespace namespace) {
        super(cluster, namespace);
    }

    @Test
    void aCrashRestartsTheContainerAndACrashLoopHoldsIt() {
        create(pod("crashing"));
        Pod pod = await("crashing", OnSimulatedNodes::isReady);

        nodes.inject(pod, Fault.CRASH);
        await("crashing", restarted -> container(restarted).getRestartCount() == 1 && isReady(restarted));

        annotate("crashing", Fault.CRASH_LOOP.annotationValue());
        Pod held = await("crashing", loop -> container(loop).getRestartCount() == 2 && !isReady(loop));
        assertThat(container(held).getState().getWaiting().getReason()).isEqualTo("CrashLoopBackOff");
        assertThat(container(held).getLastState().getTerminated().getExitCode()).isEqualTo(1);

        annotate("crashing", null);
        await("crashing", OnSimulatedNodes::isReady);
    }

    @Test
    void anEvictedAndAFailedPodAreFailedForGood() {
        create(pod("evicted"));
        create(pod("failed"));
        nodes.evict(await("evicted", OnSimulatedNodes::isReady));
        nodes.fail(await("failed", OnSimulatedNodes::isReady));

        Pod evicted = await("evicted", pod -> "Failed".equals(pod.getStatus().getPhase()));
        assertThat(evicted.getStatus().getReason()).isEqualTo("Evicted");
        assertThat(isReady(evicted)).isFalse();
        await("failed", pod -> "Failed".equals(pod.getStatus().getPhase()));
    }

    @Test
    void aPodCanLoseAndRegainItsReadiness() {
        create(pod("flapping"));
        Pod pod = await("flapping", OnSimulatedNodes::isReady);

        nodes.notReady(pod);
        await("flapping", unready -> !isReady(unready));
        nodes.ready(pod);
        await("flapping", OnSimulatedNodes::isReady);
    }

    private void annotate(String name, @Nullable String fault) {
        resource(name)
                .edit(pod -> fault == null
                        ? new PodBuilder(pod)
                                .editMetadata()
                                .removeFromAnnotations(Fault.ANNOTATION)
                                .endMetadata()
                                .build()
                        : new PodBuilder(pod)
                                .editMetadata()
                                .addToAnnotations(Map.of(Fault.ANNOTATION, fault))
                                .endMetadata()
                                .build());
    }
}

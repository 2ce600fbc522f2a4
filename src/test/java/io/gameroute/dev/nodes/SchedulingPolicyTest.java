package io.gameroute.dev.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import io.gameroute.dev.nodes.SchedulingDecision.Bind;
import io.gameroute.dev.nodes.SchedulingDecision.Unschedulable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchedulingPolicyTest {
    private static final Candidate EMPTY = new Candidate(Samples.node("empty"), 0, Set.of());
    private static final Candidate BUSY = new Candidate(Samples.node("busy"), 1, Set.of("TCP/7777"));
    private static final Candidate FULL = new Candidate(Samples.node("full"), 2, Set.of());

    @Test
    void theLeastLoadedNodeIsChosen() {
        assertThat(decide(Samples.pod().build(), BUSY, EMPTY)).isEqualTo(new Bind("empty"));
    }

    @Test
    void aFullNodeTakesNoPod() {
        assertThat(decide(Samples.pod().build(), FULL))
                .isEqualTo(new Unschedulable("0/1 nodes are available: 1 Too many pods."));
    }

    @Test
    void aHostPortIsGivenOncePerNode() {
        assertThat(decide(Samples.withPort(7777), BUSY))
                .isEqualTo(new Unschedulable(
                        "0/1 nodes are available: 1 node(s) didn't have free ports for the" + " requested pod ports."));
        assertThat(decide(Samples.withPort(7778), BUSY)).isEqualTo(new Bind("busy"));
    }

    @Test
    void theNodeSelectorIsHeeded() {
        Pod pod = Samples.pod()
                .editSpec()
                .addToNodeSelector("kubernetes.io/hostname", "busy")
                .endSpec()
                .build();

        assertThat(decide(pod, EMPTY, BUSY)).isEqualTo(new Bind("busy"));
        assertThat(decide(pod, EMPTY)).isInstanceOf(Unschedulable.class);
    }

    @Test
    void aNodeThatIsDownOrCordonedTakesNoPod() {
        NodeState cordoned = new NodeState("cordoned", Map.of(), List.of(), true, false, "", 2);

        assertThat(decide(
                        Samples.pod().build(),
                        new Candidate(Samples.downNode(), 0, Set.of()),
                        new Candidate(cordoned, 0, Set.of())))
                .isEqualTo(new Unschedulable(
                        "0/2 nodes are available: 1 node(s) were not ready, 1 node(s) were" + " unschedulable."));
    }

    @Test
    void aTaintKeepsPodsAwayThatDoNotTolerateIt() {
        Taint taint = new Taint("NoSchedule", "dedicated", null, "games");
        Candidate tainted =
                new Candidate(new NodeState("tainted", Map.of(), List.of(taint), false, false, "", 2), 0, Set.of());
        Pod tolerant = Samples.pod()
                .editSpec()
                .addNewToleration("NoSchedule", "dedicated", "Equal", null, "games")
                .endSpec()
                .build();

        assertThat(decide(Samples.pod().build(), tainted)).isInstanceOf(Unschedulable.class);
        assertThat(decide(tolerant, tainted)).isEqualTo(new Bind("tainted"));
    }

    @Test
    void aPodWaitsForItsClaimToExistAndToBeBound() {
        Pod pod = Samples.withClaim("data");

        assertThat(SchedulingPolicy.decide(pod, List.of(EMPTY), name -> Optional.empty()))
                .isEqualTo(new Unschedulable("0/1 nodes are available: persistentvolumeclaim \"data\" not found."));
        assertThat(SchedulingPolicy.decide(pod, List.of(EMPTY), name -> Optional.of(claim("Pending"))))
                .isInstanceOf(Unschedulable.class);
        assertThat(SchedulingPolicy.decide(pod, List.of(EMPTY), name -> Optional.of(claim("Bound"))))
                .isEqualTo(new Bind("empty"));
    }

    @Test
    void onlyUnboundLivingUngatedPodsOfTheDefaultSchedulerAreWanted() {
        assertThat(SchedulingPolicy.isWanted(Samples.pod().build())).isTrue();
        assertThat(SchedulingPolicy.isWanted(
                        Samples.pod().editSpec().withNodeName("node").endSpec().build()))
                .isFalse();
        assertThat(SchedulingPolicy.isWanted(Samples.pod()
                        .editSpec()
                        .withSchedulerName("other")
                        .endSpec()
                        .build()))
                .isFalse();
        assertThat(SchedulingPolicy.isWanted(Samples.pod()
                        .editSpec()
                        .addNewSchedulingGate("gate")
                        .endSpec()
                        .build()))
                .isFalse();
        assertThat(SchedulingPolicy.isWanted(Samples.pod()
                        .editMetadata()
                        .withDeletionTimestamp("2026-01-01T00:00:00Z")
                        .endMetadata()
                        .build()))
                .isFalse();
    }

    private static SchedulingDecision decide(Pod pod, Candidate... candidates) {
        return SchedulingPolicy.decide(pod, List.of(candidates), name -> Optional.empty());
    }

    private static PersistentVolumeClaim claim(String phase) {
        return new PersistentVolumeClaimBuilder()
                .withNewStatus()
                .withPhase(phase)
                .endStatus()
                .build();
    }
}

package io.gameroute.reconcile.sim;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.api.Labels;
import io.gameroute.api.OpsState;
import io.gameroute.reconcile.ResourceKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody allocates a server while the set shrinks: for each server, just before each write of ours reaches the API server. A server that was
 * not marked yet keeps its pod, and an idle one goes in its place.
 */
class AllocationAtEveryWriteTest {
    private static final int SERVERS = 5;
    private static final int LEFT = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "scaleStrategy: {scaleDownStrategyType: ReserveIds}",
                "gameServerTemplate: {reclaimPolicy: Delete, spec: {containers: [{name: game}]}}"
            })
    void aServerThatIsAllocatedBeforeItsMarkStays(String settings) {
        for (int server = 0; server < SERVERS; server++) {
            for (int write = 1; allocatedAt(write, server, settings); write++) {
                assertThat(write).isLessThan(100);
            }
        }
    }

    /** Says whether there was such a write. */
    private static boolean allocatedAt(int number, int server, String settings) {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(arena(SERVERS, settings));
        cluster.settle();
        Allocation allocation = new Allocation(cluster, cluster.writes() + number, server);
        cluster.writer.witness = allocation;

        cluster.scale(LEFT);
        cluster.settle();

        assertThat(cluster.pods().size()).isEqualTo(LEFT);
        if (!allocation.pod.isEmpty()) {
            Stored pod = cluster.pod(server);
            assertThat(pod == null ? "none" : pod.uid())
                    .as("pod of server %d, allocated at write %d", server, number)
                    .isEqualTo(allocation.pod);
            assertThat(cluster.stored(ResourceKind.GAME_SERVER, SimulatedCluster.server(server))
                            .label(Labels.DELETING))
                    .as("the mark overtook the allocation at write %d", number)
                    .isEmpty();
        }
        CrashAtEveryWriteTest.isAtRest(cluster);
        return allocation.isDone;
    }

    /** Comes just before one write. */
    private static final class Allocation implements FaultyWriter.Witness {
        private final SimulatedCluster cluster;
        private final int at;
        private final int server;
        private boolean isDone;

        /** The uid of the pod that must stay; empty when the allocation came too late. */
        private String pod = "";

        private Allocation(SimulatedCluster cluster, int at, int server) {
            this.cluster = cluster;
            this.at = at;
            this.server = server;
        }

        @Override
        public void before(FaultyWriter.Write write) {
            Stored known = cluster.api.get(ResourceKind.GAME_SERVER, SimulatedCluster.server(server));
            if (isDone || cluster.writes() < at) {
                return;
            }
            isDone = true;
            Stored its = cluster.pod(server);
            boolean inTime = known != null
                    && !known.label(Labels.DELETING).equals("true")
                    && its != null
                    && !its.isTerminating();
            pod = inTime ? its.uid() : "";
            cluster.opsState(server, OpsState.ALLOCATED);
        }
    }
}

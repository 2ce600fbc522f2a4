package io.gameroute.reconcile.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.api.OpsState;
import io.gameroute.kube.ObjectKey;
import io.gameroute.pod.Intent;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.PodMirror;
import io.gameroute.pod.ReservedIds;
import io.gameroute.reconcile.ResourceKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold at each of our writes, judged by the API server's truth. A server is chosen by its mark: what somebody does to it afterwards is
 * too late to count.
 */
final class Invariants implements FaultyWriter.Witness {
    private static final Set<String> BUSY = Set.of(OpsState.ALLOCATED, OpsState.MAINTAINING);

    private final SimulatedCluster cluster;

    Invariants(SimulatedCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void before(FaultyWriter.Write write) {
        boolean marks = write.kind() == ResourceKind.GAME_SERVER
                && write.body()
                        .at("/metadata/labels")
                        .path(Labels.DELETING)
                        .asText()
                        .equals("true");
        if (marks && isUpToDate(write)) {
            onlyWhoMayGoIsChosen(write.key());
        }
        if (write.verb().equals("delete") && write.kind() == ResourceKind.POD) {
            aPodIsDeletedForAReason(write.key(), write.body().path("uid").asText());
        }
    }

    /** Whether the API server will accept it. */
    private boolean isUpToDate(FaultyWriter.Write write) {
        Stored server = cluster.api.get(ResourceKind.GAME_SERVER, write.key());
        return server == null
                ? write.verb().equals("create")
                : server.version()
                        .equals(write.body().at("/metadata/resourceVersion").asText(server.version()));
    }

    private void aPodIsDeletedForAReason(ObjectKey key, String uid) {
        Stored pod = cluster.api.get(ResourceKind.POD, key);
        if (pod == null || pod.isTerminating() || !pod.uid().equals(uid)) {
            return;
        }
        Stored server = cluster.api.get(ResourceKind.GAME_SERVER, key);
        String phase = pod.json.path("status").path("phase").asText();
        boolean isChosen = server != null && server.label(Labels.DELETING).equals("true");
        boolean isReplaced =
                phase.equals("Failed") || !pod.label(Labels.SPECIFIED_DELETE).isEmpty();
        // Its mark was there, and was taken off by another pass of a process that stopped, or its GameServer is being
        // collected.
        boolean wasChosen = server == null || !server.label(Labels.DELETING).isEmpty();
        assertThat(isChosen || isReplaced || wasChosen)
                .as("%s is deleted without having been chosen", key)
                .isTrue();
    }

    private void onlyWhoMayGoIsChosen(ObjectKey key) {
        GameServerSet set = cluster.set();
        int chosen = ordinal(key);
        GameServerSet cached = cluster.cache().set(ObjectKey.of(set));
        boolean isReserved = usersReservation(set).contains(chosen)
                || (cached != null && usersReservation(cached).contains(chosen));
        if (isReserved || !aliveInTruth(chosen)) {
            return;
        }
        String state = opsState(truth(chosen));
        assertThat(protectedStates(set))
                .as("%s is protected and was chosen", key)
                .doesNotContain(state);
        if (BUSY.contains(state)) {
            cluster.cache().podsOf(ObjectKey.of(set)).forEach(pod -> {
                int other = ordinal(ObjectKey.of(pod));
                assertThat(isIdleStayer(set, other) && other != chosen)
                        .as("%s is %s and was chosen, while %d is idle and stays", key, state, other)
                        .isFalse();
            });
        }
    }

    /** Intended, idle, alive, free to go, and all that is known to our process as well. */
    private boolean isIdleStayer(GameServerSet set, int ordinal) {
        GameServerSet cached = cluster.cache().set(ObjectKey.of(set));
        return intends(set, ordinal)
                && cached != null
                && intends(cached, ordinal)
                && aliveInTruth(ordinal)
                && isIdle(set, truth(ordinal))
                && isIdle(set, cluster.cache().server(SimulatedCluster.server(ordinal)));
    }

    private static boolean intends(GameServerSet set, int ordinal) {
        return Intent.recordedOn(set)
                .filter(intent -> intent.ordinals().contains(ordinal))
                .isPresent();
    }

    private static boolean isIdle(GameServerSet set, @Nullable GameServer server) {
        String state = opsState(server);
        return !BUSY.contains(state) && !protectedStates(set).contains(state);
    }

    private boolean aliveInTruth(int ordinal) {
        Stored pod = cluster.pod(ordinal);
        return pod != null && !pod.isTerminating();
    }

    private @Nullable GameServer truth(int ordinal) {
        Stored server = cluster.api.get(ResourceKind.GAME_SERVER, SimulatedCluster.server(ordinal));
        return server == null ? null : (GameServer) server.typed();
    }

    private static OrdinalSet usersReservation(GameServerSet set) {
        OrdinalSet ours = Intent.recordedOn(set).map(Intent::reserved).orElse(OrdinalSet.EMPTY);
        return ReservedIds.parse(set.getSpec().reserveGameServerIds()).ids().minus(ours);
    }

    private static Set<String> protectedStates(GameServerSet set) {
        return set.getSpec().scaleStrategy() == null
                ? Set.of()
                : Set.copyOf(set.getSpec().scaleStrategy().protectedOpsStates());
    }

    private static String opsState(@Nullable GameServer server) {
        return server == null ? OpsState.NONE : PodMirror.opsState(server.getSpec());
    }

    private static int ordinal(ObjectKey key) {
        return Integer.parseInt(key.name().substring(SimulatedCluster.SET.length() + 1));
    }
}

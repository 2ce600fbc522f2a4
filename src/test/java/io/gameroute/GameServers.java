package io.gameroute;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSpec;
import io.gameroute.api.Labels;
import io.gameroute.api.LifecycleState;
import io.gameroute.api.OpsState;
import io.gameroute.reconcile.gameserverset.Member;
import java.util.List;
import java.util.Map;

/** Servers of the set {@code arena} for tests: pods, GameServers, and both together. */
public final class GameServers {
    private GameServers() {}

    public static Member running(int ordinal, String opsState, int priority) {
        return new Member(ordinal, pod(ordinal), server(ordinal, opsState, priority));
    }

    public static Member running(int ordinal, String opsState) {
        return running(ordinal, opsState, 0);
    }

    public static Member running(int ordinal) {
        return running(ordinal, OpsState.NONE);
    }

    public static Member terminating(int ordinal) {
        Pod pod = new PodBuilder(pod(ordinal))
                .editMetadata()
                .withDeletionTimestamp("2026-01-01T00:00:30Z")
                .endMetadata()
                .build();
        return new Member(ordinal, pod, server(ordinal, OpsState.NONE, 0));
    }

    public static Member preparingDelete(int ordinal) {
        Pod pod = new PodBuilder(pod(ordinal))
                .editMetadata()
                .addToLabels(Labels.LIFECYCLE_STATE, LifecycleState.PreparingDelete.name())
                .endMetadata()
                .build();
        return new Member(ordinal, pod, server(ordinal, OpsState.NONE, 0));
    }

    public static Pod pod(int ordinal) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("arena-" + ordinal)
                .withNamespace("games")
                .withUid("pod-" + ordinal)
                .addToLabels(Labels.OWNER_GSS, "arena")
                .endMetadata()
                .withNewStatus()
                .withPhase("Running")
                .endStatus()
                .build();
    }

    public static GameServer server(int ordinal, String opsState, int priority) {
        OwnerReference owner = new OwnerReference();
        owner.setUid("pod-" + ordinal);
        owner.setController(true);
        GameServer server = new GameServer();
        server.setMetadata(new ObjectMetaBuilder()
                .withName("arena-" + ordinal)
                .withNamespace("games")
                .withUid("server-" + ordinal)
                .withResourceVersion("7")
                .withLabels(Map.of(Labels.OWNER_GSS, "arena"))
                .withOwnerReferences(owner)
                .build());
        server.setSpec(new GameServerSpec(opsState, new IntOrString(0), new IntOrString(priority), false, List.of()));
        return server;
    }
}

package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServer;
import io.gameroute.api.LifecycleState;
import io.gameroute.api.OpsState;
import io.gameroute.pod.DeletionMark;
import io.gameroute.pod.DeletionOrder;
import io.gameroute.pod.PodMirror;
import io.gameroute.pod.PodState;
import io.gameroute.pod.Priority;
import org.jspecify.annotations.Nullable;

/** What stands under one ordinal of a set: a pod of ours, a GameServer, or both. */
public record Member(
        int ordinal, @Nullable Pod pod, @Nullable GameServer server) {

    /** The GameServer is the truth; a server without one has had no wishes yet. */
    public String opsState() {
        return server == null ? OpsState.NONE : PodMirror.opsState(server.getSpec());
    }

    public DeletionOrder.Candidate candidate() {
        long priority = server == null || server.getSpec() == null
                ? 0
                : Priority.value(server.getSpec().deletionPriority());
        return new DeletionOrder.Candidate(ordinal, opsState(), priority, isGone());
    }

    /** Nobody plays there any more, or soon nobody will, whatever is decided. */
    public boolean isGone() {
        return pod == null || PodState.isTerminating(pod) || isHeldByPreDelete();
    }

    public boolean isHeldByPreDelete() {
        return pod != null && PodState.lifecycle(pod) == LifecycleState.PreparingDelete;
    }

    public boolean isBusy() {
        return DeletionOrder.rank(opsState()) < 0;
    }

    /** Chosen to go, by a write that nobody overtook. */
    public boolean isMarked() {
        return server != null && DeletionMark.isOn(server);
    }
}

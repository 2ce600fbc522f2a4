package io.gameroute.pod;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.gameroute.api.GameServerState;
import io.gameroute.api.Labels;
import io.gameroute.api.LifecycleState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about one pod, answered from its metadata and status only. */
public final class PodState {
    private PodState() {}

    public static boolean isTerminating(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    /** Failed or Succeeded: its containers are gone for good, the server can only come back as a new pod. */
    public static boolean isFinished(Pod pod) {
        String phase = phase(pod);
        return phase.equals("Failed") || phase.equals("Succeeded");
    }

    public static boolean isReady(Pod pod) {
        return phase(pod).equals("Running")
                && condition(pod, "Ready")
                        .map(c -> "True".equals(c.getStatus()))
                        .orElse(false);
    }

    /** Ready for at least so long, and in no life cycle hook (KR-7). */
    public static boolean isAvailable(Pod pod, int minReadySeconds, Instant now) {
        LifecycleState lifecycle = lifecycle(pod);
        boolean settled = lifecycle == null || lifecycle == LifecycleState.Normal;
        return settled
                && !isTerminating(pod)
                && isReady(pod)
                && (minReadySeconds == 0
                        || !readySince(pod).plusSeconds(minReadySeconds).isAfter(now));
    }

    /** When a Ready pod became Ready; the far past when the API server does not say. */
    public static Instant readySince(Pod pod) {
        return condition(pod, "Ready")
                .map(PodCondition::getLastTransitionTime)
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }

    public static @Nullable LifecycleState lifecycle(Pod pod) {
        String label = label(pod, Labels.LIFECYCLE_STATE);
        for (LifecycleState state : LifecycleState.values()) {
            if (state.name().equals(label)) {
                return state;
            }
        }
        return null;
    }

    /**
     * The state of the game server in this pod (GS-20). A pod that terminates is Deleting whatever its phase, and a running one without a
     * Ready condition is NotReady: OKG shows Creating and an empty state there.
     */
    public static GameServerState gameServerState(Pod pod) {
        return gameServerState(pod, lifecycle(pod));
    }

    /** @param lifecycle that the pod has, or is about to have */
    public static GameServerState gameServerState(Pod pod, @Nullable LifecycleState lifecycle) {
        return switch (phase(pod)) {
            case "Failed" -> isTerminating(pod) ? GameServerState.Deleting : GameServerState.Crash;
            case "Pending" -> isTerminating(pod) ? GameServerState.Deleting : GameServerState.Creating;
            case "Running" -> runningState(pod, lifecycle);
            default -> isTerminating(pod) ? GameServerState.Deleting : GameServerState.Unknown;
        };
    }

    private static GameServerState runningState(Pod pod, @Nullable LifecycleState lifecycle) {
        if (isTerminating(pod)) {
            return GameServerState.Deleting;
        }
        if (lifecycle == LifecycleState.Updating) {
            return GameServerState.Updating;
        }
        if (lifecycle == LifecycleState.PreparingUpdate) {
            return GameServerState.PreUpdate;
        }
        if (lifecycle == LifecycleState.PreparingDelete) {
            return GameServerState.PreDelete;
        }
        return isReady(pod) ? GameServerState.Ready : GameServerState.NotReady;
    }

    public static Optional<PodCondition> condition(Pod pod, String type) {
        if (pod.getStatus() == null) {
            return Optional.empty();
        }
        for (PodCondition condition : pod.getStatus().getConditions()) {
            if (type.equals(condition.getType())) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    public static boolean hasReadinessGate(Pod pod, String type) {
        return pod.getSpec() != null
                && pod.getSpec().getReadinessGates().stream().anyMatch(gate -> type.equals(gate.getConditionType()));
    }

    /** Empty when the API server has not given the pod a phase yet. */
    public static String phase(Pod pod) {
        return pod.getStatus() == null || pod.getStatus().getPhase() == null
                ? ""
                : pod.getStatus().getPhase();
    }

    public static @Nullable String nodeName(Pod pod) {
        return pod.getSpec() == null ? null : pod.getSpec().getNodeName();
    }

    public static @Nullable String label(Pod pod, String key) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return labels == null ? null : labels.get(key);
    }

    public static Instant createdAt(Pod pod) {
        String created = pod.getMetadata().getCreationTimestamp();
        return created == null ? Instant.EPOCH : Instant.parse(created);
    }

    /** When somebody asked for the deletion; the deletion timestamp itself is the end of the grace period. */
    public static Optional<Instant> deletionAskedAt(Pod pod) {
        ObjectMeta metadata = pod.getMetadata();
        if (metadata.getDeletionTimestamp() == null) {
            return Optional.empty();
        }
        Long grace = metadata.getDeletionGracePeriodSeconds();
        return Optional.of(
                Instant.parse(metadata.getDeletionTimestamp()).minus(Duration.ofSeconds(grace == null ? 0 : grace)));
    }
}

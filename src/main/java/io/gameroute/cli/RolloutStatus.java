package io.gameroute.cli;

import io.fabric8.kubernetes.api.model.Condition;
import io.gameroute.api.ConditionTypes;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSetStatus;
import io.gameroute.api.RollingUpdate;
import io.gameroute.api.UpdateStrategyType;
import java.util.Optional;

/** How far a set is on its way to its spec, read from what its conditions say. */
record RolloutStatus(State state, String message) {
    /** Whether there is anything to wait for. */
    enum State {
        WAITING,
        DONE,
        /** It will not go on until somebody does something about it. */
        FAILED
    }

    static RolloutStatus of(GameServerSet set) {
        String label = "gameserverset \"" + set.getMetadata().getName() + "\"";
        GameServerSetStatus status = set.getStatus();
        if (isOnDelete(set)) {
            return new RolloutStatus(State.FAILED, "rollout status is only available for the RollingUpdate strategy");
        }
        if (status == null
                || status.observedGeneration() == null
                || status.observedGeneration() < set.getMetadata().getGeneration()) {
            return new RolloutStatus(State.WAITING, "Waiting for " + label + " spec update to be observed...");
        }
        Condition progressing = condition(status, ConditionTypes.PROGRESSING).orElse(null);
        if (progressing == null) {
            return new RolloutStatus(State.FAILED, label + " is not worked on: " + problem(status));
        }
        if (progressing.getReason().equals("UpdateNotInPlace")
                || progressing.getReason().equals("DryRun")) {
            return new RolloutStatus(State.FAILED, label + ": " + progressing.getMessage());
        }
        if (!progressing.getReason().equals("Complete")) {
            return waiting(label, progressing.getMessage() + problemToo(status));
        }
        int lacking = status.readyReplicas() - status.availableReplicas();
        return lacking > 0
                ? waiting(label, lacking + " game servers are ready, but not for minReadySeconds")
                : new RolloutStatus(State.DONE, done(set, status, label));
    }

    private static RolloutStatus waiting(String label, String what) {
        return new RolloutStatus(State.WAITING, "Waiting for " + label + " rollout to finish: " + what + "...");
    }

    private static String done(GameServerSet set, GameServerSetStatus status, String label) {
        RollingUpdate rolling = set.getSpec().rollingUpdate();
        boolean isPartitioned = rolling != null && rolling.partition() != null && rolling.partition() > 0;
        return isPartitioned
                ? label + " partitioned roll out complete: " + status.updatedReplicas() + " of "
                        + status.currentReplicas() + " game servers have the newest template"
                : label + " successfully rolled out";
    }

    private static boolean isOnDelete(GameServerSet set) {
        return set.getSpec().updateStrategy() != null
                && set.getSpec().updateStrategy().type() == UpdateStrategyType.OnDelete;
    }

    private static String problemToo(GameServerSetStatus status) {
        String problem = problem(status);
        return problem.isEmpty() ? "" : " (" + problem + ")";
    }

    private static String problem(GameServerSetStatus status) {
        return condition(status, ConditionTypes.DEGRADED)
                .filter(condition -> condition.getStatus().equals("True"))
                .map(Condition::getMessage)
                .orElse("");
    }

    private static Optional<Condition> condition(GameServerSetStatus status, String type) {
        return status.conditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst();
    }
}

package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.PodUpdatePolicy;
import io.gameroute.api.RollingUpdate;
import io.gameroute.api.UpdateStrategy;
import io.gameroute.api.UpdateStrategyType;
import io.gameroute.pod.IntOrPercent;

/**
 * How a set wants its servers to be updated, with the defaults filled in.
 *
 * @param partition how many servers stay at the template they have
 * @param maxUnavailable how many servers the update may have out of service
 * @param onDelete servers are updated when somebody deletes their pods; this counts beside a rollingUpdate block as well
 */
record Rollout(int partition, int maxUnavailable, PodUpdatePolicy policy, boolean paused, boolean onDelete) {

    static Rollout of(GameServerSet set) {
        UpdateStrategy strategy = set.getSpec().updateStrategy();
        RollingUpdate rolling = set.getSpec().rollingUpdate();
        boolean onDelete = strategy != null && strategy.type() == UpdateStrategyType.OnDelete;
        if (rolling == null) {
            return new Rollout(0, 1, PodUpdatePolicy.ReCreate, false, onDelete);
        }
        IntOrString bound = rolling.maxUnavailable() == null ? new IntOrString(1) : rolling.maxUnavailable();
        return new Rollout(
                rolling.partition() == null || onDelete ? 0 : rolling.partition(),
                IntOrPercent.resolve(bound, set.getSpec().replicas()),
                rolling.podUpdatePolicy() == null ? PodUpdatePolicy.ReCreate : rolling.podUpdatePolicy(),
                Boolean.TRUE.equals(rolling.paused()),
                onDelete);
    }

    /** The same without a bound: who would be updated in the end, in the order in which they are. */
    Rollout unbounded() {
        return new Rollout(partition, Integer.MAX_VALUE, policy, paused, onDelete);
    }

    /** Whether servers get a new template without anybody asking for each of them. */
    boolean isRolling() {
        return !paused && !onDelete;
    }
}

package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.Condition;
import io.gameroute.api.AdvancedStatefulSet;
import io.gameroute.api.ConditionTypes;
import io.gameroute.api.GameServerSet;
import io.gameroute.pod.Intent;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.ReservedIds;
import java.util.List;
import java.util.Optional;

/**
 * The Advanced StatefulSet of OpenKruise to which the servers of a set still belong. While it is there, two controllers would act on them.
 *
 * @param workload empty when nothing but its pods names it
 */
public record FormerOwner(String name, Optional<AdvancedStatefulSet> workload) {
    static final String REASON = "OwnedByAdvancedStatefulSet";

    /** Whether a set has been told to wait for its former owner to go. */
    public static boolean isAwaitedBy(GameServerSet set) {
        List<Condition> conditions =
                set.getStatus() == null ? List.of() : set.getStatus().conditions();
        return conditions.stream()
                .anyMatch(condition -> condition.getType().equals(ConditionTypes.DEGRADED)
                        && condition.getReason().equals(REASON));
    }

    boolean isGoing() {
        return workload.filter(AdvancedStatefulSet::isGoing).isPresent();
    }

    String message(GameServerSet set) {
        return "its servers belong to the Advanced StatefulSet " + name
                + " of OpenKruise, and nothing is done to them; to hand them over, stop OpenKruiseGame and run:"
                + " kubectl -n " + set.getMetadata().getNamespace() + " delete "
                + AdvancedStatefulSet.PLURAL + "." + AdvancedStatefulSet.GROUP + " " + name + " --cascade=orphan";
    }

    /** Which servers it runs and which ids it emptied, as an intent of the set (KR-1, GSS-12). */
    Optional<Intent> intent(GameServerSet set) {
        return workload.map(known -> {
            OrdinalSet reserved = ReservedIds.parse(known.reserveOrdinals()).ids();
            OrdinalSet explicit = Intent.processedReservation(set)
                    .orElse(ReservedIds.parse(set.getSpec().reserveGameServerIds())
                            .ids());
            return new Intent(reserved.smallestAbsent(known.replicas()), reserved.minus(explicit), OrdinalSet.EMPTY);
        });
    }
}

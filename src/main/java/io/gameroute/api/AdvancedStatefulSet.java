package io.gameroute.api;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;

/**
 * What of OpenKruise's workload counts, where OpenKruiseGame made one for a set: it runs the first so many ordinals that are not reserved.
 *
 * @param ownerUid of the set that it was made for; empty when it is nobody's
 * @param isGoing it is being deleted, and its pods are being set free or deleted with it
 * @param reserveOrdinals what was reserved explicitly, and what was emptied by scaling down
 */
public record AdvancedStatefulSet(String ownerUid, boolean isGoing, int replicas, List<IntOrString> reserveOrdinals) {
    public static final String GROUP = "apps.kruise.io";
    public static final String VERSION = "v1beta1";
    public static final String KIND = "StatefulSet";
    public static final String PLURAL = "statefulsets";

    public AdvancedStatefulSet {
        reserveOrdinals = List.copyOf(reserveOrdinals);
    }
}

package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.Map;
import java.util.Set;

/**
 * The volumes of a set's servers.
 *
 * @param claims by name: those with the set's label, and whatever else has the name of a claim that a server lacks
 * @param shared names of claims of leaving servers that a pod of another server mounts as well
 * @param expandable by name: whether a StorageClass lets volumes grow; only those that were asked for and answered
 */
public record SetVolumes(
        Map<String, PersistentVolumeClaim> claims, Set<String> shared, Map<String, Boolean> expandable) {
    public static final SetVolumes NONE = new SetVolumes(Map.of(), Set.of(), Map.of());
}

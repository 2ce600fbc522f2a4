package io.gameroute.reconcile.execute;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.gameroute.api.Labels;
import io.gameroute.kube.CacheIndexes;
import io.gameroute.kube.ClusterCache;
import io.gameroute.kube.ObjectKey;
import io.gameroute.pod.PodState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the revisions of a set: those that the cache shows, and those that its pods name besides. After a start the cache of revisions may be
 * behind that of pods, and a pod whose revision nobody knows would be made anew where it can be updated in place.
 */
final class RevisionReader {
    private final ClusterCache cache;

    RevisionReader(ClusterCache cache) {
        this.cache = cache;
    }

    List<ControllerRevision> of(ObjectKey set, List<Pod> pods) {
        List<ControllerRevision> shown = cache.revisionsOf(set);
        Set<String> known = new HashSet<>();
        shown.forEach(revision -> known.add(revision.getMetadata().getName()));
        List<ControllerRevision> unseen = new ArrayList<>();
        for (Pod pod : pods) {
            String named = PodState.label(pod, Labels.REVISION);
            if (named != null && known.add(named)) {
                cache.currentRevision(new ObjectKey(set.namespace(), named))
                        .filter(revision -> CacheIndexes.setKeys(revision).contains(set.toString()))
                        .ifPresent(unseen::add);
            }
        }
        if (unseen.isEmpty()) {
            return shown;
        }
        unseen.addAll(shown);
        return unseen;
    }
}

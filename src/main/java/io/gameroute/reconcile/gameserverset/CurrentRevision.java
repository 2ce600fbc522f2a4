package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.Labels;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.PodState;
import io.gameroute.pod.PodTemplate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The revision that a set is coming from: servers that an update has not reached have it, and one of them that dies comes back with it (KR-7,
 * KR-11). It stands in the status, because the pods may be gone; when the status is lost it is what most of the other servers have.
 */
final class CurrentRevision {
    private CurrentRevision() {}

    /** Empty when not even the newest template is known. */
    static String name(GameServerSetSnapshot snapshot, OrdinalSet wanted) {
        String recorded = snapshot.set().getStatus() == null
                ? null
                : snapshot.set().getStatus().currentRevision();
        String newest = snapshot.template().map(PodTemplate::revision).orElse("");
        if (newest.isEmpty()) {
            return recorded == null ? "" : recorded;
        }
        Map<String, Integer> pods = new TreeMap<>();
        long updated = 0;
        for (Member member : snapshot.members().values()) {
            Pod pod = member.pod();
            if (pod != null && wanted.contains(member.ordinal())) {
                String revision = revision(pod);
                updated += revision.equals(newest) && !PodState.isTerminating(pod) && PodState.isReady(pod) ? 1 : 0;
                pods.merge(revision, 1, Integer::sum);
            }
        }
        if (updated == wanted.size()) {
            return newest;
        }
        return isKnown(snapshot, recorded) ? recorded : mostOf(pods, newest, snapshot);
    }

    /** The template of it, if it is not the newest one. */
    static Optional<PodTemplate> template(GameServerSetSnapshot snapshot, String name) {
        return snapshot.template()
                .filter(newest -> !newest.revision().equals(name))
                .flatMap(newest -> snapshot.revisions().template(name, newest));
    }

    private static boolean isKnown(GameServerSetSnapshot snapshot, @Nullable String recorded) {
        return recorded != null && snapshot.revisions().named(recorded).isPresent();
    }

    private static String mostOf(Map<String, Integer> pods, String newest, GameServerSetSnapshot snapshot) {
        String most = newest;
        int count = 0;
        for (Map.Entry<String, Integer> entry : pods.entrySet()) {
            boolean isOld = !entry.getKey().equals(newest)
                    && snapshot.revisions().named(entry.getKey()).isPresent();
            if (isOld && entry.getValue() > count) {
                most = entry.getKey();
                count = entry.getValue();
            }
        }
        return most;
    }

    static String revision(Pod pod) {
        String label = PodState.label(pod, Labels.REVISION);
        return label == null ? "" : label;
    }
}

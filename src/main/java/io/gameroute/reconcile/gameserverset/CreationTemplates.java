package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.PodTemplate;
import java.util.Optional;

/** Which template a missing server comes back with: the one before the newest as long as the partition asks for more servers that have it (KR-11). */
final class CreationTemplates {
    private final PodTemplate newest;
    private final Optional<PodTemplate> former;
    private final int partition;
    private int notUpdated;

    private CreationTemplates(PodTemplate newest, Optional<PodTemplate> former, int partition, int notUpdated) {
        this.newest = newest;
        this.former = former;
        this.partition = partition;
        this.notUpdated = notUpdated;
    }

    static CreationTemplates of(GameServerSetSnapshot snapshot, PodTemplate newest, OrdinalSet wanted) {
        int notUpdated = 0;
        for (Member member : snapshot.members().values()) {
            Pod pod = member.pod();
            boolean isOld = pod != null
                    && wanted.contains(member.ordinal())
                    && !CurrentRevision.revision(pod).equals(newest.revision());
            notUpdated += isOld ? 1 : 0;
        }
        return new CreationTemplates(
                newest,
                CurrentRevision.template(snapshot, CurrentRevision.name(snapshot, wanted)),
                Rollout.of(snapshot.set()).partition(),
                notUpdated);
    }

    /** For the next missing server; counts it. */
    PodTemplate next() {
        if (former.isEmpty() || notUpdated >= partition) {
            return newest;
        }
        notUpdated++;
        return former.get();
    }
}

package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.Labels;
import io.gameroute.api.OpsState;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.PodState;
import io.gameroute.pod.PodTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many servers of a set are in which state, counted in one walk over its members. */
final class SetCounts {
    int current;
    int ready;
    int available;
    int updated;
    int updatedReady;
    int maintaining;
    int waitToBeDeleted;
    int preDelete;
    int leaving;
    final List<String> finished = new ArrayList<>();
    final List<String> stuck = new ArrayList<>();
    int intendedReady;
    int intendedUpdated;
    private int intendedPods;

    /** When the next server that is Ready becomes available. */
    @Nullable
    Duration untilAvailable;

    static SetCounts of(GameServerSetSnapshot snapshot, OrdinalSet wanted) {
        SetCounts counts = new SetCounts();
        String revision = snapshot.template().map(PodTemplate::revision).orElse("");
        int minReadySeconds = Availability.minReadySeconds(snapshot.set());
        for (Member member : snapshot.members().values()) {
            if (member.pod() != null) {
                counts.count(member, member.pod(), revision, minReadySeconds, snapshot.now());
                counts.countIntended(member.pod(), wanted.contains(member.ordinal()), revision);
            }
        }
        return counts;
    }

    private void count(Member member, Pod pod, String revision, int minReadySeconds, Instant now) {
        current++;
        boolean isReady = PodState.isReady(pod);
        boolean isUpdated = !PodState.isTerminating(pod) && revision.equals(PodState.label(pod, Labels.REVISION));
        ready += isReady ? 1 : 0;
        updated += isUpdated ? 1 : 0;
        updatedReady += isUpdated && isReady ? 1 : 0;
        maintaining += member.opsState().equals(OpsState.MAINTAINING) ? 1 : 0;
        waitToBeDeleted += member.opsState().equals(OpsState.WAIT_TO_BE_DELETED) ? 1 : 0;
        preDelete += member.isHeldByPreDelete() ? 1 : 0;
        if (PodState.isAvailable(pod, minReadySeconds, now)) {
            available++;
        } else if (isReady) {
            Duration left = Duration.between(now, PodState.readySince(pod).plusSeconds(minReadySeconds));
            untilAvailable = untilAvailable == null || left.compareTo(untilAvailable) < 0 ? left : untilAvailable;
        }
    }

    private void countIntended(Pod pod, boolean isWanted, String revision) {
        if (!isWanted) {
            leaving++;
            return;
        }
        intendedPods++;
        intendedUpdated += revision.equals(PodState.label(pod, Labels.REVISION)) ? 1 : 0;
        StuckContainers.of(pod).ifPresent(why -> stuck.add(pod.getMetadata().getName() + " (" + why + ")"));
        if (PodState.isReady(pod) && !PodState.isTerminating(pod)) {
            intendedReady++;
        } else if (PodState.isFinished(pod)) {
            finished.add(pod.getMetadata().getName());
        }
    }

    boolean lacksPods(OrdinalSet wanted) {
        return intendedPods < wanted.size();
    }

    Optional<Duration> again() {
        return Optional.ofNullable(untilAvailable).filter(left -> !left.isNegative() && !left.isZero());
    }
}

package io.gameroute.reconcile.gameserver;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerState;
import io.gameroute.api.Labels;
import io.gameroute.pod.InPlaceState;
import io.gameroute.pod.PodState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a state is worth two writes. A server that starts goes through Creating and NotReady, one that ends through Deleting: these are told
 * only if they last. Everything else is told at once, and an update inside a pod once.
 */
final class AnnouncementPolicy {
    /** How long a start may take before its intermediate states are written. */
    static final Duration START = Duration.ofSeconds(30);

    /** How long an end may take before Deleting is written. */
    static final Duration END = Duration.ofSeconds(2);

    private AnnouncementPolicy() {}

    /** How much longer to wait before telling; empty when it is to be told now. */
    static Optional<Duration> wait(
            Pod pod, GameServer server, GameServerState state, Findings podFindings, Instant now) {
        if (state == GameServerState.Deleting) {
            return PodState.deletionAskedAt(pod).flatMap(asked -> left(asked, END, now));
        }
        if (state == GameServerState.Updating && isTold(pod, server)) {
            return PodNormalPolicy.areOrdinaryAtStart(podFindings)
                    ? InPlaceState.recordedOn(pod).flatMap(update -> left(update.begun(), START, now))
                    : Optional.empty();
        }
        boolean isStarting = GameServerState.Creating.name().equals(PodState.label(pod, Labels.STATE))
                && (state == GameServerState.Creating || state == GameServerState.NotReady);
        return isStarting && PodNormalPolicy.areOrdinaryAtStart(podFindings)
                ? left(PodState.createdAt(pod), START, now)
                : Optional.empty();
    }

    /** What its containers do while they are updated is no news after that. */
    private static boolean isTold(Pod pod, GameServer server) {
        String updating = GameServerState.Updating.name();
        return updating.equals(PodState.label(pod, Labels.STATE))
                && server.getStatus() != null
                && updating.equals(server.getStatus().currentState());
    }

    private static Optional<Duration> left(Instant since, Duration patience, Instant now) {
        Duration left = Duration.between(now, since.plus(patience));
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }
}

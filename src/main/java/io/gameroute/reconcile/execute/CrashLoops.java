package io.gameroute.reconcile.execute;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.kube.ObjectKey;
import io.gameroute.pod.PodState;
import io.gameroute.pod.ServerName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Spaces the replacements of a server whose pods end soon after they were created, again and again: the first at once, then 10 s, doubling to
 * 5 min, as the kubelet spaces restarts of a container. A pod that lasted, such as that of a short match, is replaced at once.
 */
final class CrashLoops {
    static final Duration FIRST = Duration.ofSeconds(10);
    static final Duration LAST = Duration.ofMinutes(5);

    /** How long a pod must have lasted for its end, and the ends before it, not to count. */
    static final Duration LASTING = Duration.ofMinutes(1);

    private record Entry(String uid, Duration pause, Instant seen) {
        Instant replaceAt() {
            return seen.plus(pause);
        }
    }

    private final Clock clock;
    private final Map<ObjectKey, Entry> entries = new ConcurrentHashMap<>();

    CrashLoops(Clock clock) {
        this.clock = clock;
    }

    /** @return when the pod, which is finished, may be replaced */
    Instant replaceAt(Pod pod) {
        String uid = pod.getMetadata().getUid();
        Instant now = clock.instant();
        return entries.compute(
                        ObjectKey.of(pod),
                        (key, before) -> before != null && before.uid().equals(uid)
                                ? before
                                : new Entry(uid, isLasting(pod, now) ? Duration.ZERO : next(before), now))
                .replaceAt();
    }

    private static boolean isLasting(Pod pod, Instant now) {
        return !PodState.createdAt(pod).plus(LASTING).isAfter(now);
    }

    private static Duration next(@Nullable Entry before) {
        if (before == null) {
            return Duration.ZERO;
        }
        Duration doubled = before.pause().isZero() ? FIRST : before.pause().multipliedBy(2);
        return doubled.compareTo(LAST) > 0 ? LAST : doubled;
    }

    /** Of a set that is gone. */
    void forget(ObjectKey set) {
        entries.keySet()
                .removeIf(server -> server.namespace().equals(set.namespace())
                        && ServerName.ordinal(set.name(), server.name()).isPresent());
    }
}

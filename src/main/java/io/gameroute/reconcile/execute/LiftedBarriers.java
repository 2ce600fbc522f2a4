package io.gameroute.reconcile.execute;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.kube.ObjectKey;
import io.gameroute.pod.LaunchBarrier;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which containers were let start, until their nodes say so: ConfigMaps are not watched. Lost at a restart, which is one refused creation more. */
final class LiftedBarriers {
    private final Clock clock;
    private final Map<ObjectKey, Map<String, Instant>> entries = new ConcurrentHashMap<>();

    LiftedBarriers(Clock clock) {
        this.clock = clock;
    }

    /** Of this pod, not of a former one of its name. */
    Map<String, Instant> of(ObjectKey key, Pod pod) {
        Map<String, Instant> known = entries.get(key);
        if (known == null) {
            return Map.of();
        }
        List<String> names =
                LaunchBarrier.of(pod).stream().map(LaunchBarrier::configMap).toList();
        Map<String, Instant> ofThisPod = new HashMap<>(known);
        ofThisPod.keySet().retainAll(names);
        return ofThisPod;
    }

    void lifted(ObjectKey pod, String configMap) {
        entries.computeIfAbsent(pod, any -> new ConcurrentHashMap<>()).put(configMap, clock.instant());
    }

    void forget(ObjectKey pod) {
        entries.remove(pod);
    }
}

package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.gameroute.api.GameServerSet;
import io.gameroute.pod.PodTemplate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One set and all that belongs to it, as the caches have it at one moment.
 *
 * @param template the set's template, typed; empty when it cannot become a pod
 * @param templateProblem why it cannot
 * @param members by ordinal: the pods that this set controls, and the GameServers of their names
 * @param claims by name: the set's volume claims; only read when the set has volumeClaimTemplates
 * @param refusal what the API server answered to the last attempt to create servers, if it refused
 */
public record GameServerSetSnapshot(
        GameServerSet set,
        Optional<PodTemplate> template,
        Optional<String> templateProblem,
        SortedMap<Integer, Member> members,
        Map<String, PersistentVolumeClaim> claims,
        Optional<Refusal> refusal,
        Instant now) {}

package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServerSet;
import io.gameroute.pod.PodTemplate;
import io.gameroute.pod.Revisions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One set and all that belongs to it, as the caches have it at one moment.
 *
 * @param template the set's template, typed; empty when it cannot become a pod
 * @param revisions the templates that the set has and had; the newest one has its name from them
 * @param templateProblem why it cannot
 * @param members by ordinal: the pods that this set controls, and the GameServers of their names
 * @param orphans pods of the set's labels and names that nobody controls
 * @param refusal what the API server answered to the last attempt to create servers, if it refused
 * @param obstacle what keeps failing besides, in the API server's words
 * @param replaceAt by ordinal: when a pod that is finished may be replaced, so that one that ends at once does not do so forever
 * @param statusWritten when this process last wrote the status
 * @param canResizePods whether the API server can change cpu and memory of a running pod
 * @param formerOwner the workload of OpenKruise to which the servers still belong
 */
public record GameServerSetSnapshot(
        GameServerSet set,
        Optional<PodTemplate> template,
        Revisions revisions,
        Optional<String> templateProblem,
        SortedMap<Integer, Member> members,
        List<Pod> orphans,
        SetVolumes volumes,
        Optional<Refusal> refusal,
        Optional<String> obstacle,
        Map<Integer, Instant> replaceAt,
        Optional<Instant> statusWritten,
        boolean canResizePods,
        Optional<FormerOwner> formerOwner,
        Instant now) {

    /** The same moment with another set, or other members, and nobody left to adopt. */
    GameServerSetSnapshot with(GameServerSet otherSet, SortedMap<Integer, Member> otherMembers) {
        return new GameServerSetSnapshot(
                otherSet,
                template,
                revisions,
                templateProblem,
                otherMembers,
                List.of(),
                volumes,
                refusal,
                obstacle,
                replaceAt,
                statusWritten,
                canResizePods,
                formerOwner,
                now);
    }
}

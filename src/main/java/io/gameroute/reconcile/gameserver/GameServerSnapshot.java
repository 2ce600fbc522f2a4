package io.gameroute.reconcile.gameserver;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.pod.PodTemplate;
import io.gameroute.pod.Revisions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One server and what bears on it, as the caches have it at one moment.
 *
 * @param set the set that the pod's label names; null when there is none
 * @param template the set's template; empty when it cannot become a pod
 * @param revisions the templates that the set has and had; the newest one has its name from them
 * @param node the node that the pod is on; empty when it has none, or when the node is not known
 * @param volumes the claims that the pod mounts
 * @param lifted ConfigMaps that were made to let the pod's next containers start, and when
 * @param canResizePods whether the API server can change cpu and memory of a running pod
 */
public record GameServerSnapshot(
        @Nullable GameServerSet set,
        Optional<PodTemplate> template,
        Revisions revisions,
        @Nullable Pod pod,
        @Nullable GameServer server,
        Optional<Node> node,
        List<MountedClaim> volumes,
        Map<String, Instant> lifted,
        boolean canResizePods,
        Instant now) {

    /** Of a set that is held: a server in the middle of an update goes on to the template that was the newest before. */
    GameServerSnapshot held() {
        Optional<PodTemplate> former =
                template.flatMap(today -> revisions.latest().flatMap(name -> revisions.template(name, today)));
        return new GameServerSnapshot(set, former, revisions, pod, server, node, volumes, lifted, canResizePods, now);
    }
}

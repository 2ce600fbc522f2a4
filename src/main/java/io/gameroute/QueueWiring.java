package io.gameroute;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.component.informer.InformerCache;
import io.gameroute.component.informer.InformerOptions;
import io.gameroute.component.workqueue.WorkqueueComponent;
import io.gameroute.kube.ObjectKey;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * Tells the queues of the reconciling routes how to list what there is, from the caches behind the watching routes: so they keep nothing where
 * nobody reconciles, and whoever begins to lead begins with everything.
 */
final class QueueWiring {
    private QueueWiring() {}

    /** @param namespace the only one to look at; empty for all */
    static void bind(CamelContext context, Optional<String> namespace) {
        WatchedCaches caches = WatchedCaches.of(context, namespace);
        InformerCache<GameServerSet> sets = caches.namespaced(InformerOptions.of(GameServerSet.class));
        InformerCache<GameServer> servers = caches.namespaced(InformerOptions.of(GameServer.class));
        InformerCache<Pod> pods =
                caches.namespaced(InformerOptions.of(Pod.class).withLabelSelector(Labels.OWNER_GSS));
        WorkqueueComponent queues = context.getComponent("workqueue", WorkqueueComponent.class);
        queues.queue("gameserverset").listedBy(() -> keys(sets));
        queues.queue("gameserver").listedBy(() -> Stream.concat(keys(servers), keys(pods)));
    }

    private static Stream<String> keys(InformerCache<?> cache) {
        return cache.list().stream().map(object -> ObjectKey.of(object).toString());
    }
}

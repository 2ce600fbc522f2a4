package io.gameroute;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.component.informer.InformerCache;
import io.gameroute.component.informer.InformerComponent;
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
    private final InformerComponent informers;
    private final Optional<String> namespace;

    private QueueWiring(InformerComponent informers, Optional<String> namespace) {
        this.informers = informers;
        this.namespace = namespace;
    }

    /** @param namespace the only one to look at; empty for all */
    static void bind(CamelContext context, Optional<String> namespace) {
        new QueueWiring(context.getComponent("informer", InformerComponent.class), namespace)
                .bind(context.getComponent("workqueue", WorkqueueComponent.class));
    }

    private void bind(WorkqueueComponent queues) {
        InformerCache<GameServerSet> sets = cache(InformerOptions.of(GameServerSet.class));
        InformerCache<GameServer> servers = cache(InformerOptions.of(GameServer.class));
        InformerCache<Pod> pods = cache(InformerOptions.of(Pod.class).withLabelSelector(Labels.OWNER_GSS));
        queues.queue("gameserverset").listedBy(() -> keys(sets));
        queues.queue("gameserver").listedBy(() -> Stream.concat(keys(servers), keys(pods)));
    }

    private <T extends HasMetadata> InformerCache<T> cache(InformerOptions<T> options) {
        return informers.cache(namespace.map(options::inNamespace).orElse(options));
    }

    private static Stream<String> keys(InformerCache<?> cache) {
        return cache.list().stream().map(object -> ObjectKey.of(object).toString());
    }
}

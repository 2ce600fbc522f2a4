package io.gameroute;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.gameroute.component.informer.InformerCache;
import io.gameroute.component.informer.InformerComponent;
import io.gameroute.component.informer.InformerOptions;
import java.util.Optional;
import org.apache.camel.CamelContext;

/**
 * The caches that the routes and the beans share.
 *
 * @param namespace the only one to look at; empty for all
 */
record WatchedCaches(InformerComponent informers, Optional<String> namespace) {
    static WatchedCaches of(CamelContext context, Optional<String> namespace) {
        return new WatchedCaches(context.getComponent("informer", InformerComponent.class), namespace);
    }

    /** Of a kind whose objects are in namespaces. */
    <T extends HasMetadata> InformerCache<T> namespaced(InformerOptions<T> options) {
        return informers.cache(namespace.map(options::inNamespace).orElse(options));
    }

    <T extends HasMetadata> InformerCache<T> clusterScoped(InformerOptions<T> options) {
        return informers.cache(options);
    }
}

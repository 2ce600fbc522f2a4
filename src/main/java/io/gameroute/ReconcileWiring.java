package io.gameroute;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.component.informer.InformerCache;
import io.gameroute.component.informer.InformerOptions;
import io.gameroute.kube.AdvancedStatefulSetReader;
import io.gameroute.kube.AffectedKeys;
import io.gameroute.kube.ApiDiscovery;
import io.gameroute.kube.CacheIndexes;
import io.gameroute.kube.CacheTrims;
import io.gameroute.kube.IndexedClusterCache;
import io.gameroute.kube.KubernetesWriter;
import io.gameroute.kube.ObjectLookup;
import io.gameroute.kube.StorageClassReader;
import io.gameroute.kube.UncachedReader;
import io.gameroute.reconcile.execute.ActionWriter;
import io.gameroute.reconcile.execute.EventPublisher;
import io.gameroute.reconcile.execute.GameServerReader;
import io.gameroute.reconcile.execute.GameServerSetReader;
import io.gameroute.reconcile.execute.OwnWrites;
import io.gameroute.reconcile.execute.PlanExecutor;
import io.gameroute.reconcile.execute.PlanProcessor;
import io.gameroute.reconcile.execute.SetMemory;
import io.gameroute.reconcile.execute.SnapshotProcessor;
import io.gameroute.reconcile.execute.Templates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Makes the beans that the control routes name: {@code affectedKeys}, {@code gameServerSetSnapshot}, {@code gameServerSnapshot}, {@code planExecutor}. */
final class ReconcileWiring {
    private final WatchedCaches caches;
    private final List<InformerCache<?>> read = new ArrayList<>();

    private ReconcileWiring(WatchedCaches caches) {
        this.caches = caches;
    }

    /** @param namespace the only one to look at; empty for all */
    static void bind(
            CamelContext context,
            KubernetesClient client,
            KubernetesWriter writer,
            EventPublisher events,
            Clock clock,
            Optional<String> namespace)
            throws Exception {
        ReconcileWiring wiring = new ReconcileWiring(WatchedCaches.of(context, namespace));
        wiring.bind(context.getRegistry(), client, writer, events, clock);
        ReconcileStart.when(
                context, wiring.read.stream().map(InformerCache::synced).toList());
    }

    private void bind(
            Registry registry,
            KubernetesClient client,
            KubernetesWriter kubernetes,
            EventPublisher events,
            Clock clock) {
        ObjectLookup<Pod> pods = pods();
        IndexedClusterCache cache = new IndexedClusterCache(
                bySet(GameServerSet.class, CacheTrims::ownKind),
                bySet(GameServer.class, CacheTrims::ownKind),
                pods,
                bySet(PersistentVolumeClaim.class, CacheTrims::claim),
                lookup(caches.clusterScoped(
                        InformerOptions.of(PersistentVolume.class).withTrim(CacheTrims::volume))),
                lookup(caches.clusterScoped(InformerOptions.of(Node.class).withTrim(CacheTrims::node))),
                lookup(caches.namespaced(InformerOptions.of(ControllerRevision.class)
                        .withLabelSelector(Labels.OWNER_GSS)
                        .withTrim(CacheTrims::metadata)
                        .withIndex(CacheIndexes.BY_SET, CacheIndexes::setKeys))),
                new UncachedReader(client, clock),
                new StorageClassReader(client, clock)::allowsExpansion,
                ApiDiscovery.canResizePods(client));
        Templates templates = new Templates();
        SetMemory memory = new SetMemory(clock);
        OwnWrites ownWrites = new OwnWrites(cache, clock);
        ActionWriter writer = new ActionWriter(kubernetes, ownWrites);
        registry.bind("affectedKeys", new AffectedKeys(pods));
        registry.bind(
                "gameServerSetSnapshot",
                SnapshotProcessor.of(
                        new GameServerSetReader(cache, AdvancedStatefulSetReader.of(client), templates, memory, clock),
                        ownWrites));
        registry.bind(
                "gameServerSnapshot",
                SnapshotProcessor.of(new GameServerReader(cache, templates, memory, clock), ownWrites));
        registry.bind("planExecutor", new PlanProcessor(new PlanExecutor(writer, events, memory)));
    }

    private ObjectLookup<Pod> pods() {
        InformerOptions<Pod> options = InformerOptions.of(Pod.class)
                .withLabelSelector(Labels.OWNER_GSS)
                .withTrim(CacheTrims::pod);
        for (Map.Entry<String, Function<Pod, List<String>>> index :
                CacheIndexes.ofPods().entrySet()) {
            options = options.withIndex(index.getKey(), index.getValue());
        }
        return lookup(caches.namespaced(options));
    }

    private <T extends HasMetadata> ObjectLookup<T> bySet(Class<T> type, Consumer<T> trim) {
        return lookup(caches.namespaced(
                InformerOptions.of(type).withTrim(trim).withIndex(CacheIndexes.BY_SET, CacheIndexes::setKeys)));
    }

    private <T extends HasMetadata> ObjectLookup<T> lookup(InformerCache<T> cache) {
        read.add(cache);
        return new ObjectLookup<>(cache::get, cache::byIndex, cache::shownVersion);
    }
}

package io.gameroute.kube;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.cache.Indexer;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link ClusterCache} over the caches of informers, with the indexes of {@link CacheIndexes}. */
public record IndexedClusterCache(
        Indexer<GameServerSet> sets,
        Indexer<GameServer> servers,
        Indexer<Pod> pods,
        Indexer<PersistentVolumeClaim> claims,
        Indexer<PersistentVolume> volumes,
        Indexer<Node> nodes)
        implements ClusterCache {

    @Override
    public @Nullable GameServerSet set(ObjectKey key) {
        return sets.getByKey(key.toString());
    }

    @Override
    public @Nullable GameServer server(ObjectKey key) {
        return servers.getByKey(key.toString());
    }

    @Override
    public @Nullable Pod pod(ObjectKey key) {
        return pods.getByKey(key.toString());
    }

    @Override
    public @Nullable PersistentVolumeClaim claim(ObjectKey key) {
        return claims.getByKey(key.toString());
    }

    @Override
    public @Nullable PersistentVolume volume(String name) {
        return volumes.getByKey(name);
    }

    @Override
    public @Nullable Node node(String name) {
        return nodes.getByKey(name);
    }

    @Override
    public List<GameServer> serversOf(ObjectKey set) {
        return servers.byIndex(CacheIndexes.BY_SET, set.toString());
    }

    @Override
    public List<Pod> podsOf(ObjectKey set) {
        return pods.byIndex(CacheIndexes.BY_SET, set.toString());
    }

    @Override
    public List<PersistentVolumeClaim> claimsOf(ObjectKey set) {
        return claims.byIndex(CacheIndexes.BY_SET, set.toString());
    }
}

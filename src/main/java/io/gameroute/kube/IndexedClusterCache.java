package io.gameroute.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link ClusterCache} over the caches of informers, with the indexes of {@link CacheIndexes}. */
public record IndexedClusterCache(
        ObjectLookup<GameServerSet> sets,
        ObjectLookup<GameServer> servers,
        ObjectLookup<Pod> pods,
        ObjectLookup<PersistentVolumeClaim> claims,
        ObjectLookup<PersistentVolume> volumes,
        ObjectLookup<Node> nodes,
        ObjectLookup<ControllerRevision> revisions,
        UncachedReader uncached,
        Function<String, Optional<Boolean>> storageClasses,
        boolean canResizePods)
        implements ClusterCache {

    @Override
    public @Nullable GameServerSet set(ObjectKey key) {
        return sets.orNull(key.toString());
    }

    @Override
    public @Nullable GameServer server(ObjectKey key) {
        return servers.orNull(key.toString());
    }

    @Override
    public @Nullable Pod pod(ObjectKey key) {
        return pods.orNull(key.toString());
    }

    @Override
    public @Nullable PersistentVolumeClaim claim(ObjectKey key) {
        return claims.orNull(key.toString());
    }

    @Override
    public @Nullable PersistentVolume volume(String name) {
        return volumes.orNull(name);
    }

    @Override
    public @Nullable Node node(String name) {
        return nodes.orNull(name);
    }

    @Override
    public @Nullable ControllerRevision revision(ObjectKey key) {
        return revisions.orNull(key.toString());
    }

    @Override
    public List<GameServer> serversOf(ObjectKey set) {
        return servers.all(CacheIndexes.BY_SET, set.toString());
    }

    @Override
    public List<Pod> podsOf(ObjectKey set) {
        return pods.all(CacheIndexes.BY_SET, set.toString());
    }

    @Override
    public List<Pod> podsMounting(ObjectKey claim) {
        return pods.all(CacheIndexes.BY_CLAIM, claim.toString());
    }

    @Override
    public Optional<String> shownVersion(Class<? extends HasMetadata> type) {
        Map<Class<? extends HasMetadata>, ObjectLookup<?>> lookups = Map.of(
                GameServerSet.class, sets,
                GameServer.class, servers,
                Pod.class, pods,
                PersistentVolumeClaim.class, claims,
                ControllerRevision.class, revisions);
        return Optional.ofNullable(lookups.get(type))
                .flatMap(lookup -> lookup.version().get());
    }

    @Override
    public Optional<GameServerSet> currentSet(ObjectKey key) {
        return uncached.read(GameServerSet.class, key);
    }

    @Override
    public Optional<ControllerRevision> currentRevision(ObjectKey key) {
        return uncached.read(ControllerRevision.class, key);
    }

    @Override
    public Optional<PersistentVolumeClaim> currentClaim(ObjectKey key) {
        return uncached.read(PersistentVolumeClaim.class, key);
    }

    @Override
    public Optional<Boolean> allowsExpansion(String storageClass) {
        return storageClasses.apply(storageClass);
    }

    @Override
    public List<PersistentVolumeClaim> claimsOf(ObjectKey set) {
        return claims.all(CacheIndexes.BY_SET, set.toString());
    }

    @Override
    public List<ControllerRevision> revisionsOf(ObjectKey set) {
        return revisions.all(CacheIndexes.BY_SET, set.toString());
    }
}

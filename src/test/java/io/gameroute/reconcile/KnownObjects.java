package io.gameroute.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.kube.CacheIndexes;
import io.gameroute.kube.ClusterCache;
import io.gameroute.kube.ObjectKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The objects of a golden case as a cache. */
record KnownObjects(GoldenCase golden) implements ClusterCache {

    private <T extends HasMetadata> @Nullable T named(Class<T> type, String name) {
        return golden.all(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private <T extends HasMetadata> List<T> of(Class<T> type, ObjectKey set) {
        return golden.all(type).stream()
                .filter(object -> CacheIndexes.setKeys(object).contains(set.toString()))
                .toList();
    }

    @Override
    public @Nullable GameServerSet set(ObjectKey key) {
        return named(GameServerSet.class, key.name());
    }

    @Override
    public @Nullable GameServer server(ObjectKey key) {
        return named(GameServer.class, key.name());
    }

    @Override
    public @Nullable Pod pod(ObjectKey key) {
        return named(Pod.class, key.name());
    }

    @Override
    public @Nullable PersistentVolumeClaim claim(ObjectKey key) {
        return named(PersistentVolumeClaim.class, key.name());
    }

    @Override
    public @Nullable PersistentVolume volume(String name) {
        return named(PersistentVolume.class, name);
    }

    @Override
    public @Nullable Node node(String name) {
        return named(Node.class, name);
    }

    @Override
    public List<GameServer> serversOf(ObjectKey set) {
        return of(GameServer.class, set);
    }

    @Override
    public List<Pod> podsOf(ObjectKey set) {
        return of(Pod.class, set);
    }

    @Override
    public List<Pod> podsMounting(ObjectKey claim) {
        return golden.all(Pod.class).stream()
                .filter(pod -> CacheIndexes.ofPods()
                        .get(CacheIndexes.BY_CLAIM)
                        .apply(pod)
                        .contains(claim.toString()))
                .toList();
    }

    @Override
    public Optional<Boolean> allowsExpansion(String storageClass) {
        return Optional.ofNullable(named(StorageClass.class, storageClass)).map(StorageClass::getAllowVolumeExpansion);
    }

    @Override
    public List<PersistentVolumeClaim> claimsOf(ObjectKey set) {
        return of(PersistentVolumeClaim.class, set);
    }

    @Override
    public @Nullable ControllerRevision revision(ObjectKey key) {
        return named(ControllerRevision.class, key.name());
    }

    @Override
    public List<ControllerRevision> revisionsOf(ObjectKey set) {
        return of(ControllerRevision.class, set);
    }

    @Override
    public boolean canResizePods() {
        return golden.context().path("canResizePods").asBoolean();
    }
}

package io.gameroute.reconcile.sim;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.kube.CacheIndexes;
import io.gameroute.kube.ClusterCache;
import io.gameroute.kube.ObjectKey;
import io.gameroute.reconcile.ResourceKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a process knows of the cluster: for each kind, the changes up to a certain one. */
final class LaggingCache implements ClusterCache {
    private final SimulatedApiServer api;
    private final Map<ResourceKind, TreeMap<String, HasMetadata>> known = new EnumMap<>(ResourceKind.class);
    private final Map<ResourceKind, Integer> seen = new EnumMap<>(ResourceKind.class);

    LaggingCache(SimulatedApiServer api) {
        this.api = api;
        for (ResourceKind kind : ResourceKind.values()) {
            known.put(kind, new TreeMap<>());
            seen.put(kind, 0);
        }
    }

    /** Takes in the next change of a kind unless no more than {@code lag} are outstanding; tells who changed. */
    boolean next(ResourceKind kind, int lag, BiConsumer<ResourceKind, HasMetadata> changed) {
        List<SimulatedApiServer.Change> log = api.log(kind);
        int position = seen.get(kind);
        if (log.size() - position <= lag) {
            return false;
        }
        seen.put(kind, position + 1);
        take(kind, log.get(position), changed);
        return true;
    }

    private void take(
            ResourceKind kind, SimulatedApiServer.Change change, BiConsumer<ResourceKind, HasMetadata> changed) {
        TreeMap<String, HasMetadata> objects = known.get(kind);
        String key = change.key().toString();
        Stored now = change.now();
        HasMetadata before = objects.get(key);
        if (now == null) {
            objects.remove(key);
            if (before != null) {
                changed.accept(kind, before);
            }
        } else {
            objects.put(key, now.typed());
            changed.accept(kind, now.typed());
        }
    }

    /** A list after a broken watch: all is there, but what happened in between is not told one by one. */
    void relist(ResourceKind kind, BiConsumer<ResourceKind, HasMetadata> changed) {
        TreeMap<String, HasMetadata> before = new TreeMap<>(known.get(kind));
        TreeMap<String, HasMetadata> objects = known.get(kind);
        objects.clear();
        api.all(kind).forEach(object -> objects.put(object.key.toString(), object.typed()));
        seen.put(kind, api.log(kind).size());
        before.forEach((key, old) -> {
            if (!objects.containsKey(key)) {
                changed.accept(kind, old);
            }
        });
        objects.values().forEach(object -> changed.accept(kind, object));
    }

    private <T extends HasMetadata> @Nullable T get(ResourceKind kind, ObjectKey key, Class<T> type) {
        return type.cast(known.get(kind).get(key.toString()));
    }

    private <T extends HasMetadata> List<T> of(ResourceKind kind, ObjectKey set, Class<T> type) {
        return known.get(kind).values().stream()
                .filter(object -> CacheIndexes.setKeys(object).contains(set.toString()))
                .map(type::cast)
                .toList();
    }

    @Override
    public @Nullable GameServerSet set(ObjectKey key) {
        return get(ResourceKind.GAME_SERVER_SET, key, GameServerSet.class);
    }

    @Override
    public @Nullable GameServer server(ObjectKey key) {
        return get(ResourceKind.GAME_SERVER, key, GameServer.class);
    }

    @Override
    public @Nullable Pod pod(ObjectKey key) {
        return get(ResourceKind.POD, key, Pod.class);
    }

    @Override
    public @Nullable PersistentVolumeClaim claim(ObjectKey key) {
        return get(ResourceKind.PERSISTENT_VOLUME_CLAIM, key, PersistentVolumeClaim.class);
    }

    @Override
    public @Nullable PersistentVolume volume(String name) {
        return null;
    }

    @Override
    public Node node(String name) {
        return new NodeBuilder().withNewMetadata().withName(name).endMetadata().build();
    }

    @Override
    public List<GameServer> serversOf(ObjectKey set) {
        return of(ResourceKind.GAME_SERVER, set, GameServer.class);
    }

    @Override
    public List<Pod> podsOf(ObjectKey set) {
        return of(ResourceKind.POD, set, Pod.class);
    }

    @Override
    public List<Pod> podsMounting(ObjectKey claim) {
        return known.get(ResourceKind.POD).values().stream()
                .map(Pod.class::cast)
                .filter(pod -> CacheIndexes.ofPods()
                        .get(CacheIndexes.BY_CLAIM)
                        .apply(pod)
                        .contains(claim.toString()))
                .toList();
    }

    @Override
    public List<PersistentVolumeClaim> claimsOf(ObjectKey set) {
        return of(ResourceKind.PERSISTENT_VOLUME_CLAIM, set, PersistentVolumeClaim.class);
    }

    @Override
    public @Nullable ControllerRevision revision(ObjectKey key) {
        return get(ResourceKind.CONTROLLER_REVISION, key, ControllerRevision.class);
    }

    @Override
    public List<ControllerRevision> revisionsOf(ObjectKey set) {
        return of(ResourceKind.CONTROLLER_REVISION, set, ControllerRevision.class);
    }

    @Override
    public Optional<GameServerSet> currentSet(ObjectKey key) {
        return now(ResourceKind.GAME_SERVER_SET, key, GameServerSet.class);
    }

    @Override
    public Optional<ControllerRevision> currentRevision(ObjectKey key) {
        return now(ResourceKind.CONTROLLER_REVISION, key, ControllerRevision.class);
    }

    @Override
    public Optional<PersistentVolumeClaim> currentClaim(ObjectKey key) {
        return now(ResourceKind.PERSISTENT_VOLUME_CLAIM, key, PersistentVolumeClaim.class);
    }

    private <T extends HasMetadata> Optional<T> now(ResourceKind kind, ObjectKey key, Class<T> type) {
        return Optional.ofNullable(api.get(kind, key)).map(Stored::typed).map(type::cast);
    }

    @Override
    public boolean canResizePods() {
        return true;
    }
}

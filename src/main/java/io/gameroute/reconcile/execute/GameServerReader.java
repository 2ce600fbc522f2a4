package io.gameroute.reconcile.execute;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.gameroute.api.GameServerSet;
import io.gameroute.kube.CacheIndexes;
import io.gameroute.kube.ClusterCache;
import io.gameroute.kube.ObjectKey;
import io.gameroute.pod.PodState;
import io.gameroute.pod.Revisions;
import io.gameroute.reconcile.gameserver.GameServerSnapshot;
import io.gameroute.reconcile.gameserver.MountedClaim;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one server and what bears on it from the caches. */
public final class GameServerReader {
    private final ClusterCache cache;
    private final RevisionReader revisions;
    private final Templates templates;
    private final SetMemory memory;
    private final Clock clock;

    public GameServerReader(ClusterCache cache, Templates templates, SetMemory memory, Clock clock) {
        this.cache = cache;
        this.revisions = new RevisionReader(cache);
        this.templates = templates;
        this.memory = memory;
        this.clock = clock;
    }

    /** Empty when there is no pod: a GameServer without one has nothing to be brought up to date with. */
    public Optional<GameServerSnapshot> read(ObjectKey key) {
        Pod pod = cache.pod(key);
        if (pod == null) {
            memory.barriers.forget(key);
            return Optional.empty();
        }
        GameServerSet set = set(pod);
        Optional<Templates.Recorded> recorded = Optional.ofNullable(set)
                .map(found -> templates.of(found, revisions.of(ObjectKey.of(found), List.of(pod))));
        return Optional.of(new GameServerSnapshot(
                set,
                recorded.flatMap(Templates.Recorded::template),
                recorded.map(Templates.Recorded::revisions).orElse(Revisions.NONE),
                pod,
                cache.server(key),
                Optional.ofNullable(PodState.nodeName(pod)).map(cache::node),
                claims(pod),
                memory.barriers.of(key, pod),
                cache.canResizePods(),
                clock.instant()));
    }

    private @Nullable GameServerSet set(Pod pod) {
        List<String> keys = CacheIndexes.setKeys(pod);
        return keys.isEmpty() ? null : cache.set(ObjectKey.parse(keys.get(0)));
    }

    private List<MountedClaim> claims(Pod pod) {
        List<MountedClaim> claims = new ArrayList<>();
        if (pod.getSpec() == null) {
            return claims;
        }
        for (Volume volume : pod.getSpec().getVolumes()) {
            PersistentVolumeClaimVolumeSource source = volume.getPersistentVolumeClaim();
            if (source != null) {
                claims.add(claim(pod.getMetadata().getNamespace(), source.getClaimName()));
            }
        }
        return claims;
    }

    private MountedClaim claim(String namespace, String name) {
        Optional<PersistentVolumeClaim> claim = Optional.ofNullable(cache.claim(new ObjectKey(namespace, name)));
        return new MountedClaim(
                namespace,
                name,
                claim,
                claim.map(found ->
                                found.getSpec() == null ? null : found.getSpec().getVolumeName())
                        .map(cache::volume));
    }
}

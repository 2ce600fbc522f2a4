package io.gameroute.reconcile.execute;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.kube.ClusterCache;
import io.gameroute.kube.ObjectKey;
import io.gameroute.kube.Written;
import io.gameroute.reconcile.ResourceKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Reading one's own writes: a pass over an object waits until the caches show what the last pass over it wrote. Otherwise it would decide on
 * what it knows to be old, and repeat itself. Nothing is lost when this is: names are deterministic and writes carry preconditions.
 */
public final class OwnWrites {
    /** A creation that the caches have not shown after so long is not worth waiting for, whatever became of it. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private enum Verb {
        CREATE,
        PATCH,
        DELETE
    }

    private record Awaited(ResourceKind kind, ObjectKey key, Written written, Verb verb, Instant since) {}

    private final ClusterCache cache;
    private final Clock clock;
    private final Map<ObjectKey, List<Awaited>> awaited = new ConcurrentHashMap<>();

    public OwnWrites(ClusterCache cache, Clock clock) {
        this.cache = cache;
        this.clock = clock;
    }

    void created(ObjectKey pass, ResourceKind kind, ObjectKey key, Written written) {
        await(pass, new Awaited(kind, key, written, Verb.CREATE, clock.instant()));
    }

    void patched(ObjectKey pass, ResourceKind kind, ObjectKey key, Written written) {
        await(pass, new Awaited(kind, key, written, Verb.PATCH, clock.instant()));
    }

    void deleted(ObjectKey pass, ResourceKind kind, ObjectKey key, String uid) {
        await(pass, new Awaited(kind, key, new Written(uid, ""), Verb.DELETE, clock.instant()));
    }

    private void await(ObjectKey pass, Awaited write) {
        if (!write.written().uid().isEmpty() && write.kind() != ResourceKind.CONFIG_MAP) {
            awaited.computeIfAbsent(pass, any -> new CopyOnWriteArrayList<>()).add(write);
        }
    }

    /** Whether the caches show all that the passes over this object wrote. */
    boolean areSeen(ObjectKey pass) {
        List<Awaited> writes = awaited.get(pass);
        if (writes == null) {
            return true;
        }
        Instant expired = clock.instant().minus(PATIENCE);
        if (!writes.stream().allMatch(write -> write.since().isBefore(expired) || isSeen(write))) {
            return false;
        }
        awaited.remove(pass);
        return true;
    }

    private boolean isSeen(Awaited write) {
        HasMetadata cached = cached(write.kind(), write.key());
        if (cached == null) {
            // What was patched or deleted was in the cache when that was decided, so it is gone; what was created may
            // be on its way, or gone again.
            return write.verb() != Verb.CREATE || isPast(write);
        }
        boolean isDeletion = write.verb() == Verb.DELETE;
        if (!cached.getMetadata().getUid().equals(write.written().uid())) {
            return isDeletion || isNewer(cached, write.written().resourceVersion());
        }
        return isDeletion
                ? cached.getMetadata().getDeletionTimestamp() != null
                : isNewer(cached, write.written().resourceVersion());
    }

    /** Such as a server for a pod that had just gone: the garbage collector takes it before anybody has seen it. */
    private boolean isPast(Awaited write) {
        return cache.shownVersion(type(write.kind()))
                .filter(shown -> isNewer(shown, write.written().resourceVersion()))
                .isPresent();
    }

    private static boolean isNewer(HasMetadata cached, String version) {
        return isNewer(cached.getMetadata().getResourceVersion(), version);
    }

    private static boolean isNewer(String has, String version) {
        return has.length() != version.length() ? has.length() > version.length() : has.compareTo(version) >= 0;
    }

    private @Nullable HasMetadata cached(ResourceKind kind, ObjectKey key) {
        return switch (kind) {
            case GAME_SERVER_SET -> cache.set(key);
            case GAME_SERVER -> cache.server(key);
            case POD -> cache.pod(key);
            case PERSISTENT_VOLUME_CLAIM -> cache.claim(key);
            case CONTROLLER_REVISION -> cache.revision(key);
            case CONFIG_MAP -> null;
        };
    }

    private static Class<? extends HasMetadata> type(ResourceKind kind) {
        return switch (kind) {
            case GAME_SERVER_SET -> GameServerSet.class;
            case GAME_SERVER -> GameServer.class;
            case POD -> Pod.class;
            case PERSISTENT_VOLUME_CLAIM -> PersistentVolumeClaim.class;
            case CONTROLLER_REVISION -> ControllerRevision.class;
            case CONFIG_MAP -> ConfigMap.class;
        };
    }
}

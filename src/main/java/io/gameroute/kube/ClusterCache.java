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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the cluster without asking it. It may lag behind; nothing here is to be changed by its reader. Look-ups by set go by the
 * {@code owner-gss} label.
 */
public interface ClusterCache {
    @Nullable
    GameServerSet set(ObjectKey key);

    @Nullable
    GameServer server(ObjectKey key);

    @Nullable
    Pod pod(ObjectKey key);

    @Nullable
    PersistentVolumeClaim claim(ObjectKey key);

    @Nullable
    PersistentVolume volume(String name);

    @Nullable
    Node node(String name);

    @Nullable
    ControllerRevision revision(ObjectKey key);

    List<GameServer> serversOf(ObjectKey set);

    List<Pod> podsOf(ObjectKey set);

    List<PersistentVolumeClaim> claimsOf(ObjectKey set);

    List<ControllerRevision> revisionsOf(ObjectKey set);

    /** Pods of game servers, whoever's, that mount a claim. */
    List<Pod> podsMounting(ObjectKey claim);

    /** The resourceVersion up to which all that happened to objects of this type is shown; empty when that is not known. */
    default Optional<String> shownVersion(Class<? extends HasMetadata> type) {
        return Optional.empty();
    }

    /** The set as the API server has it at this moment; here and below, what is shown where all is of one moment anyway. */
    default Optional<GameServerSet> currentSet(ObjectKey key) {
        return Optional.ofNullable(set(key));
    }

    /** A revision that is named somewhere and not shown, as the API server has it at this moment. */
    default Optional<ControllerRevision> currentRevision(ObjectKey key) {
        return Optional.ofNullable(revision(key));
    }

    /** A claim that is named somewhere and not shown, as the API server has it at this moment. */
    default Optional<PersistentVolumeClaim> currentClaim(ObjectKey key) {
        return Optional.ofNullable(claim(key));
    }

    /** Whether a StorageClass lets volumes grow; empty when that is not known. Not cached for long, so it may take a request. */
    default Optional<Boolean> allowsExpansion(String storageClass) {
        return Optional.empty();
    }

    /** Whether the API server can change cpu and memory of a running pod; found once, by discovery. */
    default boolean canResizePods() {
        return false;
    }
}

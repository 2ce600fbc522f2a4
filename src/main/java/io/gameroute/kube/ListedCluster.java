package io.gameroute.kube;

import static java.util.stream.Collectors.toMap;

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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One set as somebody wants it to be, and what the cluster has of it, listed once: for a question, not for a controller. */
public final class ListedCluster implements ClusterCache {
    private final KubernetesClient client;
    private final GameServerSet set;
    private final Map<ObjectKey, Pod> pods;
    private final Map<ObjectKey, GameServer> servers;
    private final Map<ObjectKey, PersistentVolumeClaim> claims;
    private final Map<ObjectKey, ControllerRevision> revisions;
    private final boolean canResizePods;

    private ListedCluster(KubernetesClient client, GameServerSet set) {
        this.client = client;
        this.set = set;
        this.pods = list(Pod.class);
        this.servers = list(GameServer.class);
        this.claims = list(PersistentVolumeClaim.class);
        this.revisions = list(ControllerRevision.class);
        this.canResizePods = ApiDiscovery.canResizePods(client);
    }

    public static ListedCluster read(KubernetesClient client, GameServerSet set) {
        return new ListedCluster(client, set);
    }

    private <T extends HasMetadata> Map<ObjectKey, T> list(Class<T> type) {
        return client
                .resources(type)
                .inNamespace(set.getMetadata().getNamespace())
                .withLabel(Labels.OWNER_GSS, set.getMetadata().getName())
                .list()
                .getItems()
                .stream()
                .collect(toMap(ObjectKey::of, Function.identity()));
    }

    @Override
    public @Nullable GameServerSet set(ObjectKey key) {
        return key.equals(ObjectKey.of(set)) ? set : null;
    }

    /** One that somebody took the label off is still a server. */
    @Override
    public @Nullable GameServer server(ObjectKey key) {
        GameServer labelled = servers.get(key);
        return labelled != null
                ? labelled
                : client.resources(GameServer.class)
                        .inNamespace(key.namespace())
                        .withName(key.name())
                        .get();
    }

    @Override
    public @Nullable Pod pod(ObjectKey key) {
        return pods.get(key);
    }

    @Override
    public @Nullable PersistentVolumeClaim claim(ObjectKey key) {
        return claims.get(key);
    }

    @Override
    public @Nullable PersistentVolume volume(String name) {
        return null;
    }

    @Override
    public @Nullable Node node(String name) {
        return null;
    }

    @Override
    public @Nullable ControllerRevision revision(ObjectKey key) {
        return revisions.get(key);
    }

    @Override
    public List<GameServer> serversOf(ObjectKey key) {
        return List.copyOf(servers.values());
    }

    @Override
    public List<Pod> podsOf(ObjectKey key) {
        return List.copyOf(pods.values());
    }

    @Override
    public List<PersistentVolumeClaim> claimsOf(ObjectKey key) {
        return List.copyOf(claims.values());
    }

    @Override
    public List<ControllerRevision> revisionsOf(ObjectKey key) {
        return List.copyOf(revisions.values());
    }

    /** Of the pods of the set only: who else mounts a claim matters to its retention, which is no question here. */
    @Override
    public List<Pod> podsMounting(ObjectKey claim) {
        return pods.values().stream()
                .filter(pod -> CacheIndexes.claimKeys(pod).contains(claim.toString()))
                .toList();
    }

    @Override
    public boolean canResizePods() {
        return canResizePods;
    }
}

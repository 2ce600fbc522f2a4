package io.gameroute.reconcile.execute;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.kube.ClusterCache;
import io.gameroute.kube.ObjectKey;
import io.gameroute.pod.Ownership;
import io.gameroute.pod.ServerName;
import io.gameroute.reconcile.gameserverset.GameServerSetSnapshot;
import io.gameroute.reconcile.gameserverset.Member;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads all that belongs to one set from the caches, without copying an object. */
public final class GameServerSetReader {
    private final ClusterCache cache;
    private final Templates templates;
    private final Refusals refusals;
    private final Clock clock;

    public GameServerSetReader(ClusterCache cache, Templates templates, Refusals refusals, Clock clock) {
        this.cache = cache;
        this.templates = templates;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Empty when there is no such set. */
    public Optional<GameServerSetSnapshot> read(ObjectKey key) {
        GameServerSet set = cache.set(key);
        if (set == null) {
            templates.forget(key);
            refusals.forget(key);
            return Optional.empty();
        }
        Templates.Understood template = templates.of(set);
        return Optional.of(new GameServerSetSnapshot(
                set,
                template.template(),
                template.problem(),
                members(key, set),
                claims(key, set),
                refusals.of(key),
                clock.instant()));
    }

    private SortedMap<Integer, Member> members(ObjectKey key, GameServerSet set) {
        SortedMap<Integer, Member> members = new TreeMap<>();
        for (Pod pod : cache.podsOf(key)) {
            OptionalInt ordinal =
                    ServerName.ordinal(key.name(), pod.getMetadata().getName());
            if (ordinal.isPresent() && Ownership.controls(set, pod)) {
                // By its name, not by its label: whoever took the label off did not mean to hide an allocated server.
                members.put(ordinal.getAsInt(), new Member(ordinal.getAsInt(), pod, cache.server(ObjectKey.of(pod))));
            }
        }
        for (GameServer server : cache.serversOf(key)) {
            OptionalInt ordinal =
                    ServerName.ordinal(key.name(), server.getMetadata().getName());
            if (ordinal.isPresent()) {
                members.putIfAbsent(ordinal.getAsInt(), new Member(ordinal.getAsInt(), null, server));
            }
        }
        return members;
    }

    private Map<String, PersistentVolumeClaim> claims(ObjectKey key, GameServerSet set) {
        boolean hasClaims = set.getSpec().gameServerTemplate() != null
                && !set.getSpec().gameServerTemplate().volumeClaimTemplates().isEmpty();
        return hasClaims
                ? cache.claimsOf(key).stream()
                        .collect(Collectors.toMap(claim -> claim.getMetadata().getName(), Function.identity()))
                : Map.of();
    }
}

package io.gameroute.reconcile.execute;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.AdvancedStatefulSet;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.kube.AdvancedStatefulSetReader;
import io.gameroute.kube.ClusterCache;
import io.gameroute.kube.ObjectKey;
import io.gameroute.pod.Intent;
import io.gameroute.pod.Ownership;
import io.gameroute.pod.PodState;
import io.gameroute.pod.ServerName;
import io.gameroute.reconcile.gameserverset.FormerOwner;
import io.gameroute.reconcile.gameserverset.GameServerSetSnapshot;
import io.gameroute.reconcile.gameserverset.Member;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads all that belongs to one set from the caches, without copying an object. */
public final class GameServerSetReader {
    private final ClusterCache cache;
    private final RevisionReader revisions;
    private final SetVolumesReader volumes;
    private final AdvancedStatefulSetReader workloads;
    private final Templates templates;
    private final SetMemory memory;
    private final Clock clock;

    public GameServerSetReader(ClusterCache cache, Templates templates, SetMemory memory, Clock clock) {
        this(cache, AdvancedStatefulSetReader.NONE, templates, memory, clock);
    }

    public GameServerSetReader(
            ClusterCache cache,
            AdvancedStatefulSetReader workloads,
            Templates templates,
            SetMemory memory,
            Clock clock) {
        this.cache = cache;
        this.revisions = new RevisionReader(cache);
        this.volumes = new SetVolumesReader(cache);
        this.workloads = workloads;
        this.templates = templates;
        this.memory = memory;
        this.clock = clock;
    }

    /** Empty when there is no such set. */
    public Optional<GameServerSetSnapshot> read(ObjectKey key) {
        GameServerSet set = cache.set(key);
        if (set == null) {
            templates.forget(key);
            memory.forget(key);
            return Optional.empty();
        }
        GameServerSetSnapshot shown = read(set);
        if (!volumes.areToBeMade(shown)) {
            return Optional.of(shown);
        }
        // A claim made for a server that is not wanted any more would stay for good: no old view of the set will do.
        return cache.currentSet(key)
                .filter(current -> !version(current).equals(version(set)))
                .map(this::read)
                .or(() -> Optional.of(shown));
    }

    private GameServerSetSnapshot read(GameServerSet set) {
        ObjectKey key = ObjectKey.of(set);
        List<Pod> pods = cache.podsOf(key);
        Templates.Recorded template = templates.of(set, revisions.of(key, pods));
        SortedMap<Integer, Member> members = members(key, set, pods);
        return new GameServerSetSnapshot(
                set,
                template.template(),
                template.revisions(),
                template.understood().problem(),
                members,
                orphans(key, pods),
                volumes.read(set, template.template(), members),
                memory.refusals.of(key),
                memory.obstacles.of(key),
                replaceAt(members),
                memory.statuses.lastWrite(key),
                cache.canResizePods(),
                formerOwner(key, set, pods),
                clock.instant());
    }

    private static String version(GameServerSet set) {
        return String.valueOf(set.getMetadata().getResourceVersion());
    }

    /** Its pods name it; only at the first look, and while it is waited for, it may be there without pods. */
    private Optional<FormerOwner> formerOwner(ObjectKey key, GameServerSet set, List<Pod> pods) {
        Optional<String> named = pods.stream()
                .filter(pod -> ServerName.ordinal(key.name(), pod.getMetadata().getName())
                        .isPresent())
                .flatMap(pod -> Ownership.controllingAdvancedStatefulSet(pod).stream())
                .findFirst();
        boolean mayBeThere = named.isPresent() || Intent.recordedOn(set).isEmpty() || FormerOwner.isAwaitedBy(set);
        Optional<AdvancedStatefulSet> workload = (mayBeThere
                        ? workloads.read(key)
                        : Optional.<AdvancedStatefulSet>empty())
                .filter(found -> found.ownerUid().equals(set.getMetadata().getUid()));
        return named.or(() -> workload.map(known -> key.name())).map(name -> new FormerOwner(name, workload));
    }

    private Map<Integer, Instant> replaceAt(SortedMap<Integer, Member> members) {
        Map<Integer, Instant> times = new HashMap<>();
        for (Member member : members.values()) {
            if (member.pod() != null && PodState.isFinished(member.pod())) {
                times.put(member.ordinal(), memory.crashes.replaceAt(member.pod()));
            }
        }
        return times;
    }

    private static List<Pod> orphans(ObjectKey key, List<Pod> pods) {
        return pods.stream()
                .filter(pod -> Ownership.controllerUid(pod) == null && !PodState.isTerminating(pod))
                .filter(pod -> ServerName.ordinal(key.name(), pod.getMetadata().getName())
                        .isPresent())
                .toList();
    }

    private SortedMap<Integer, Member> members(ObjectKey key, GameServerSet set, List<Pod> pods) {
        SortedMap<Integer, Member> members = new TreeMap<>();
        for (Pod pod : pods) {
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
}

package io.gameroute.reconcile.execute;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServerSet;
import io.gameroute.kube.ClusterCache;
import io.gameroute.kube.ObjectKey;
import io.gameroute.pod.Intent;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.PodState;
import io.gameroute.pod.PodTemplate;
import io.gameroute.pod.ServerClaims;
import io.gameroute.pod.VolumeRetention;
import io.gameroute.reconcile.gameserverset.GameServerSetSnapshot;
import io.gameroute.reconcile.gameserverset.Member;
import io.gameroute.reconcile.gameserverset.SetVolumes;
import io.gameroute.reconcile.gameserverset.VolumeExpansionPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Reads the volumes of a set; nothing for one that has none. A StorageClass is only asked for when a template outgrew a claim. */
final class SetVolumesReader {
    private final ClusterCache cache;

    SetVolumesReader(ClusterCache cache) {
        this.cache = cache;
    }

    SetVolumes read(GameServerSet set, Optional<PodTemplate> template, SortedMap<Integer, Member> members) {
        List<PersistentVolumeClaim> labelled = cache.claimsOf(ObjectKey.of(set));
        List<PersistentVolumeClaim> templates =
                template.map(PodTemplate::claims).orElse(List.of());
        if (labelled.isEmpty() && templates.isEmpty()) {
            return SetVolumes.NONE;
        }
        Map<String, PersistentVolumeClaim> claims = new HashMap<>();
        labelled.forEach(claim -> claims.put(claim.getMetadata().getName(), claim));
        OrdinalSet wanted = wanted(set);
        addForeign(set, templates, members, wanted, claims);
        addUnseen(set, members, wanted, claims);
        return new SetVolumes(claims, shared(set, members, wanted), expandable(set, template, wanted, claims));
    }

    /** Whatever has the name that a claim is about to get. */
    private void addForeign(
            GameServerSet set,
            List<PersistentVolumeClaim> templates,
            SortedMap<Integer, Member> members,
            OrdinalSet wanted,
            Map<String, PersistentVolumeClaim> claims) {
        for (String name : toStartWith(set, templates, members, wanted)) {
            PersistentVolumeClaim claim = claims.containsKey(name)
                    ? null
                    : cache.claim(new ObjectKey(set.getMetadata().getNamespace(), name));
            if (claim != null) {
                claims.put(name, claim);
            }
        }
    }

    /** Whether a pass over this snapshot may create a claim. */
    boolean areToBeMade(GameServerSetSnapshot snapshot) {
        GameServerSet set = snapshot.set();
        List<PersistentVolumeClaim> templates =
                snapshot.template().map(PodTemplate::claims).orElse(List.of());
        return !snapshot.volumes()
                .claims()
                .keySet()
                .containsAll(toStartWith(set, templates, snapshot.members(), wanted(set)));
    }

    /** The names of the claims of servers that have not started yet. */
    private static List<String> toStartWith(
            GameServerSet set,
            List<PersistentVolumeClaim> templates,
            SortedMap<Integer, Member> members,
            OrdinalSet wanted) {
        List<String> names = new ArrayList<>();
        if (templates.isEmpty()) {
            return names;
        }
        for (int ordinal : wanted) {
            Member member = members.get(ordinal);
            Pod pod = member == null ? null : member.pod();
            if (pod == null || PodState.phase(pod).equals("Pending")) {
                templates.forEach(template -> names.add(ServerClaims.name(set, template, ordinal)));
            }
        }
        return names;
    }

    private static OrdinalSet wanted(GameServerSet set) {
        return Intent.recordedOn(set).map(Intent::ordinals).orElse(OrdinalSet.EMPTY);
    }

    /** Of servers that take their claims along. What a process that has just started does not see yet would stay for good. */
    private void addUnseen(
            GameServerSet set,
            SortedMap<Integer, Member> members,
            OrdinalSet wanted,
            Map<String, PersistentVolumeClaim> claims) {
        if (!VolumeRetention.of(set).whenScaled()) {
            return;
        }
        for (Member member : members.values()) {
            if (member.pod() != null && !wanted.contains(member.ordinal())) {
                for (String name : ServerClaims.mountedBy(member.pod())) {
                    if (!claims.containsKey(name)) {
                        cache.currentClaim(new ObjectKey(set.getMetadata().getNamespace(), name))
                                .ifPresent(claim -> claims.put(name, claim));
                    }
                }
            }
        }
    }

    private Set<String> shared(GameServerSet set, SortedMap<Integer, Member> members, OrdinalSet wanted) {
        Set<String> shared = new HashSet<>();
        if (!VolumeRetention.of(set).whenScaled()) {
            return shared;
        }
        for (Member member : members.values()) {
            Pod pod = member.pod();
            if (pod != null && !wanted.contains(member.ordinal())) {
                ServerClaims.mountedBy(pod).stream()
                        .filter(claim -> isMountedByAnother(pod, claim))
                        .forEach(shared::add);
            }
        }
        return shared;
    }

    private boolean isMountedByAnother(Pod pod, String claim) {
        return cache.podsMounting(new ObjectKey(pod.getMetadata().getNamespace(), claim)).stream()
                .anyMatch(other ->
                        !other.getMetadata().getUid().equals(pod.getMetadata().getUid()));
    }

    private Map<String, Boolean> expandable(
            GameServerSet set,
            Optional<PodTemplate> template,
            OrdinalSet wanted,
            Map<String, PersistentVolumeClaim> claims) {
        Map<String, Boolean> expandable = new HashMap<>();
        template.ifPresent(known -> VolumeExpansionPolicy.classesToAsk(set, known, wanted, claims)
                .forEach(name -> cache.allowsExpansion(name).ifPresent(allows -> expandable.put(name, allows))));
        return expandable;
    }
}

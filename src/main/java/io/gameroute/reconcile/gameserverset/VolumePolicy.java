package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.Ownership;
import io.gameroute.pod.PodState;
import io.gameroute.pod.ServerClaims;
import io.gameroute.pod.VolumeRetention;
import io.gameroute.reconcile.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who owns the claims of a set (KR-41), and so when they go: the garbage collector takes a claim whose owner is gone. Here none is ever deleted.
 * A claim that is not the set's own is mounted by its name, and never owned: one without the set's label, one that somebody else owns, and
 * one that is older than the set.
 */
final class VolumePolicy {
    private final GameServerSet set;
    private final SetVolumes volumes;
    private final VolumeRetention retention;

    VolumePolicy(GameServerSet set, SetVolumes volumes) {
        this.set = set;
        this.volumes = volumes;
        this.retention = VolumeRetention.of(set);
    }

    /**
     * Servers that are wanted after all, although their claims were theirs to take along already. Nothing else may be done before they are not:
     * whoever deleted such a pod would delete its claims.
     */
    List<Action> releases(Collection<Member> members, OrdinalSet wanted) {
        List<Action> actions = new ArrayList<>();
        for (Member member : members) {
            Pod pod = member.pod();
            if (pod != null && wanted.contains(member.ordinal()) && !PodState.isTerminating(pod)) {
                mounted(pod).stream()
                        .filter(claim -> isOwnedBy(claim, pod))
                        .forEach(claim -> actions.add(release(claim, pod)));
            }
        }
        return actions;
    }

    /** What the retention policy of today says about claims that nobody is about to take along. */
    List<Action> upkeep(Collection<Member> members, OrdinalSet wanted) {
        List<Action> actions = new ArrayList<>();
        if (volumes.claims().isEmpty()) {
            return actions;
        }
        for (Member member : members) {
            Pod pod = member.pod();
            if (pod != null) {
                mounted(pod).forEach(claim -> upkeep(claim, pod, wanted.contains(member.ordinal()))
                        .ifPresent(actions::add));
            }
        }
        if (!retention.withSet()) {
            volumes.claims().values().stream()
                    .filter(claim -> isLabelled(set, claim) && isOwnedBy(claim, set) && !isTerminating(claim))
                    .forEach(claim -> actions.add(Patches.owners(
                            claim, without(claim, set.getMetadata().getUid()), "it outlives its set")));
        }
        return actions;
    }

    private Optional<Action> upkeep(PersistentVolumeClaim claim, Pod pod, boolean isWanted) {
        if (isWanted && retention.withSet() && owners(claim).isEmpty() && isOurs(claim, pod)) {
            return Optional.of(Patches.owners(claim, List.of(Ownership.bySet(set)), "it goes with its set"));
        }
        return !isWanted && !retention.whenScaled() && isOwnedBy(claim, pod)
                ? Optional.of(release(claim, pod))
                : Optional.empty();
    }

    /** Before a pod goes whose server is not wanted any more: its claims become its own, so that they go with it. */
    List<Action> handOver(Pod pod) {
        if (!retention.whenScaled()) {
            return List.of();
        }
        List<Action> actions = new ArrayList<>();
        for (PersistentVolumeClaim claim : mounted(pod)) {
            if (!isOwnedBy(claim, pod)
                    && isOurs(claim, pod)
                    && !volumes.shared().contains(claim.getMetadata().getName())) {
                actions.add(Patches.owners(claim, List.of(Ownership.byPod(pod)), "it goes with its server"));
            }
        }
        return actions;
    }

    /** One on its way out would be mounted into a pod that then loses it; one that a former pod takes along is on its way out (KR-40, KR-41). */
    static boolean isLeaving(PersistentVolumeClaim claim, String server) {
        return isTerminating(claim) || owners(claim).stream().anyMatch(owner -> isPodOf(owner, server));
    }

    /** Of the set's claims those that this pod mounts as its own. */
    private List<PersistentVolumeClaim> mounted(Pod pod) {
        if (volumes.claims().isEmpty()) {
            return List.of();
        }
        return ServerClaims.mountedBy(pod).stream()
                .flatMap(name -> Optional.ofNullable(volumes.claims().get(name)).stream())
                .filter(claim -> isLabelled(set, claim) && !isTerminating(claim))
                .toList();
    }

    private Action release(PersistentVolumeClaim claim, Pod pod) {
        List<OwnerReference> rest = without(claim, pod.getMetadata().getUid());
        boolean isSets = rest.isEmpty() && retention.withSet() && isOurs(claim, pod);
        return Patches.owners(claim, isSets ? List.of(Ownership.bySet(set)) : rest, "it outlives this pod");
    }

    private boolean isOurs(PersistentVolumeClaim claim, Pod pod) {
        String server = pod.getMetadata().getName();
        return isYoungerThanSet(claim)
                && owners(claim).stream()
                        .allMatch(
                                owner -> owner.getUid().equals(set.getMetadata().getUid()) || isPodOf(owner, server));
    }

    static boolean isLabelled(GameServerSet set, PersistentVolumeClaim claim) {
        Map<String, String> labels = claim.getMetadata().getLabels();
        return labels != null && set.getMetadata().getName().equals(labels.get(Labels.OWNER_GSS));
    }

    /** An older one was made for somebody else, such as a former set of this name whose claims were to stay. */
    private boolean isYoungerThanSet(PersistentVolumeClaim claim) {
        String made = claim.getMetadata().getCreationTimestamp();
        String setMade = set.getMetadata().getCreationTimestamp();
        return made != null && setMade != null && made.compareTo(setMade) >= 0;
    }

    private static boolean isPodOf(OwnerReference owner, String server) {
        return "Pod".equals(owner.getKind()) && server.equals(owner.getName());
    }

    private static boolean isOwnedBy(PersistentVolumeClaim claim, HasMetadata owner) {
        return owners(claim).stream()
                .anyMatch(one -> one.getUid().equals(owner.getMetadata().getUid()));
    }

    private static List<OwnerReference> without(PersistentVolumeClaim claim, String uid) {
        return owners(claim).stream()
                .filter(owner -> !owner.getUid().equals(uid))
                .toList();
    }

    private static List<OwnerReference> owners(PersistentVolumeClaim claim) {
        return claim.getMetadata().getOwnerReferences();
    }

    static boolean isTerminating(PersistentVolumeClaim claim) {
        return claim.getMetadata().getDeletionTimestamp() != null;
    }
}

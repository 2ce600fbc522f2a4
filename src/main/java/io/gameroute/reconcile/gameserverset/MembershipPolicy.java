package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.api.ReclaimPolicy;
import io.gameroute.pod.DeletionMark;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.Ownership;
import io.gameroute.pod.PodState;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.ResourceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings the pods of a set to its intent: creates what is missing, replaces what is finished, lets go of what is not intended. It never
 * decides who is to go: that is recorded before this policy sees it.
 */
final class MembershipPolicy {
    private final GameServerSetSnapshot snapshot;
    private final GameServerSet set;
    private final OrdinalSet wanted;
    private final VolumePolicy volumes;
    private final CreationPolicy creations;
    private final List<Action> actions = new ArrayList<>();
    private int unavailable;
    private int missing;

    private MembershipPolicy(GameServerSetSnapshot snapshot, OrdinalSet wanted) {
        this.snapshot = snapshot;
        this.set = snapshot.set();
        this.wanted = wanted;
        this.volumes = new VolumePolicy(snapshot.set(), snapshot.volumes());
        this.creations = new CreationPolicy(snapshot, wanted);
    }

    static List<Action> actions(GameServerSetSnapshot snapshot, OrdinalSet wanted) {
        MembershipPolicy policy = new MembershipPolicy(snapshot, wanted);
        policy.countUnavailable();
        for (Member member : snapshot.members().values()) {
            if (wanted.contains(member.ordinal())) {
                policy.keep(member);
            } else {
                policy.letGo(member);
            }
        }
        if (policy.missing > 0) {
            policy.actions.addAll(policy.creations.missing(policy.unavailable));
        }
        return policy.actions;
    }

    private void countUnavailable() {
        long pods = 0;
        for (Member member : snapshot.members().values()) {
            if (wanted.contains(member.ordinal()) && member.pod() != null) {
                pods++;
                unavailable += isAvailable(member.pod()) ? 0 : 1;
            }
        }
        missing = (int) (wanted.size() - pods);
    }

    private boolean isAvailable(Pod pod) {
        return PodState.isAvailable(pod, Availability.minReadySeconds(set), snapshot.now());
    }

    private void keep(Member member) {
        GameServer server = member.server();
        Pod pod = member.pod();
        if (server != null && member.isMarked() && staysWith(pod, server)) {
            actions.add(Patches.unmark(set, server));
        }
        if (pod == null || PodState.isTerminating(pod)) {
            return;
        }
        if (PodState.isFinished(pod)) {
            replaceFinished(member.ordinal(), pod);
        } else if (member.isHeldByPreDelete()) {
            deleteThroughHook(pod, "released by its preDelete hook");
        } else if (PodState.label(pod, Labels.SPECIFIED_DELETE) != null && mayReplace(pod)) {
            deleteThroughHook(pod, "marked by " + Labels.SPECIFIED_DELETE);
        } else if (PodState.phase(pod).equals("Pending")) {
            actions.addAll(creations.lostClaims(member.ordinal(), pod));
        }
    }

    private void replaceFinished(int ordinal, Pod pod) {
        Instant due = snapshot.replaceAt().getOrDefault(ordinal, snapshot.now());
        if (!due.isAfter(snapshot.now())) {
            deleteThroughHook(pod, "its pod is " + PodState.phase(pod));
        }
    }

    /** Under Cascade, a GameServer whose pod ends or is gone ends with it, marked or not. */
    private boolean staysWith(@Nullable Pod pod, GameServer server) {
        if (server.getMetadata().getDeletionTimestamp() != null) {
            return false;
        }
        return Ownership.reclaimPolicy(set) == ReclaimPolicy.Delete
                || (pod != null
                        && !PodState.isTerminating(pod)
                        && (Ownership.controls(pod, server) || Ownership.controllerUid(server) == null));
    }

    /** A pod that is not available costs nothing more; another one only within the update strategy's maxUnavailable (KR-4). */
    private boolean mayReplace(Pod pod) {
        if (!isAvailable(pod)) {
            return true;
        }
        if (unavailable + missing >= Rollout.of(set).maxUnavailable()) {
            return false;
        }
        unavailable++;
        return true;
    }

    private void letGo(Member member) {
        Pod pod = member.pod();
        GameServer server = member.server();
        if (pod == null) {
            forget(server);
        } else if (server == null && !PodState.isTerminating(pod)) {
            // Or none that the cache shows yet: then somebody may have allocated it, and only its name is a fence.
            actions.add(Patches.chosen(set, pod));
        } else if (server != null && !(member.isMarked() && Ownership.controls(pod, server)) && needsMark(pod)) {
            actions.add(Patches.mark(server, pod));
        } else {
            letGoWithVolumes(pod);
        }
    }

    /** What goes with a pod must be known to belong to it before the pod goes. */
    private void letGoWithVolumes(Pod pod) {
        Optional<Action> step = PodState.isTerminating(pod)
                ? Optional.empty()
                : HookedDeletion.of(set, pod, snapshot.now(), "not intended");
        boolean isHeld = !PodState.isTerminating(pod)
                && step.filter(Action.Delete.class::isInstance).isEmpty();
        List<Action> handOver = isHeld ? List.of() : volumes.handOver(pod);
        if (handOver.isEmpty()) {
            step.ifPresent(actions::add);
        } else {
            actions.addAll(handOver);
        }
    }

    /** A pod that somebody else deleted needs no fence any more; but under Delete its GameServer must be told to go with it. */
    private boolean needsMark(Pod pod) {
        return !PodState.isTerminating(pod) || Ownership.reclaimPolicy(set) == ReclaimPolicy.Delete;
    }

    /**
     * A GameServer without a pod, whose ordinal is not intended. One that a pod owns is left to the garbage collector, which does not take one
     * that somebody else owns too.
     */
    private void forget(@Nullable GameServer server) {
        if (server != null
                && server.getMetadata().getDeletionTimestamp() == null
                && (Ownership.controls(set, server)
                        || (DeletionMark.isOn(server) && Ownership.controllerUid(server) == null))) {
            actions.add(new Action.Delete(
                    ObjectRef.of(ResourceKind.GAME_SERVER, server),
                    Optional.of(server.getMetadata().getResourceVersion()),
                    "not intended, and its pod is gone"));
        }
    }

    private void deleteThroughHook(Pod pod, String why) {
        HookedDeletion.of(set, pod, snapshot.now(), why).ifPresent(actions::add);
    }
}

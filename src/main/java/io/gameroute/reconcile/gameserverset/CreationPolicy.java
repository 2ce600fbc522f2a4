package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.pod.GameServerPod;
import io.gameroute.pod.IntOrPercent;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.Ownership;
import io.gameroute.pod.PodTemplate;
import io.gameroute.pod.ServerClaims;
import io.gameroute.pod.ServerName;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates the servers that a set lacks: their claims, then their pods, each with the template that it should have. */
final class CreationPolicy {
    /** How many pods one pass creates; the next pass goes on. It bounds what a set of any size takes of our memory. */
    static final int CREATIONS = 1000;

    private final GameServerSetSnapshot snapshot;
    private final GameServerSet set;
    private final OrdinalSet wanted;

    CreationPolicy(GameServerSetSnapshot snapshot, OrdinalSet wanted) {
        this.snapshot = snapshot;
        this.set = snapshot.set();
        this.wanted = wanted;
    }

    /** @param unavailable how many servers are there and not available */
    List<Action> missing(int unavailable) {
        List<Action> actions = new ArrayList<>();
        Optional<PodTemplate> template = snapshot.template();
        int budget = Math.min(CREATIONS, budget(unavailable));
        if (template.isEmpty() || isRefused() || budget <= 0) {
            return actions;
        }
        CreationTemplates templates = CreationTemplates.of(snapshot, template.get(), wanted);
        for (int ordinal : wanted) {
            Member member = snapshot.members().get(ordinal);
            if (budget <= 0) {
                return actions;
            }
            if ((member == null || member.pod() == null) && claimsAreFree(template.get(), ordinal)) {
                actions.add(creation(templates.next(), ordinal, member));
                budget--;
            }
        }
        return actions;
    }

    private boolean isRefused() {
        return snapshot.refusal()
                .filter(refusal -> refusal.holds(set.getMetadata().getGeneration(), snapshot.now()))
                .isPresent();
    }

    /** A pod that has not started yet waits for a claim that somebody deleted. */
    List<Action> lostClaims(int ordinal, Pod pod) {
        if (snapshot.template().isEmpty() || isRefused()) {
            return List.of();
        }
        List<String> mounted = ServerClaims.mountedBy(pod);
        List<Action> actions = new ArrayList<>();
        for (PersistentVolumeClaim claim : missingClaims(snapshot.template().get(), ordinal)) {
            if (mounted.contains(claim.getMetadata().getName())) {
                actions.add(new Action.Create(
                        ResourceKind.PERSISTENT_VOLUME_CLAIM, claim, List.of(), "its pod waits for it"));
            }
        }
        return actions;
    }

    private List<PersistentVolumeClaim> missingClaims(PodTemplate template, int ordinal) {
        return template.claims().isEmpty()
                ? List.of()
                : ServerClaims.of(set, template, ordinal).stream()
                        .filter(claim -> !snapshot.volumes()
                                .claims()
                                .containsKey(claim.getMetadata().getName()))
                        .toList();
    }

    /** How many servers may start at once: scaleStrategy.maxUnavailable less those that are not available yet (KR-6). */
    private int budget(int unavailable) {
        IntOrString bound = set.getSpec().scaleStrategy() == null
                ? null
                : set.getSpec().scaleStrategy().maxUnavailable();
        return bound == null
                ? Integer.MAX_VALUE
                : IntOrPercent.resolve(bound, set.getSpec().replicas()) - unavailable;
    }

    private Action creation(PodTemplate template, int ordinal, @Nullable Member member) {
        List<HasMetadata> missingClaims = List.copyOf(missingClaims(template, ordinal));
        GameServer server = member == null ? null : outliving(member.server());
        Pod pod = GameServerPod.create(set, template, ordinal, server, snapshot.now());
        return new Action.Create(ResourceKind.POD, pod, missingClaims, "missing");
    }

    /** A GameServer that the last pod owned is about to be collected: its wishes end with it. */
    private @Nullable GameServer outliving(@Nullable GameServer server) {
        return server != null && server.getMetadata().getDeletionTimestamp() == null && Ownership.controls(set, server)
                ? server
                : null;
    }

    private boolean claimsAreFree(PodTemplate template, int ordinal) {
        String server = ServerName.of(set.getMetadata().getName(), ordinal);
        return template.claims().stream()
                .map(claim -> snapshot.volumes().claims().get(ServerClaims.name(set, claim, ordinal)))
                .allMatch(claim -> claim == null || !VolumePolicy.isLeaving(claim, server));
    }
}

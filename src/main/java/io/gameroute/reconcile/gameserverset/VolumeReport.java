package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.gameroute.api.GameServerSet;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.PodTemplate;
import io.gameroute.pod.ServerClaims;
import io.gameroute.pod.ServerName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a set tells about its volumes.
 *
 * @param waiting names of claims that must be gone before a server can have others
 * @param lost claims whose volume is gone, with its name
 * @param sizes sizes that the templates ask for in vain
 * @param again when to look again although nothing that is watched changes
 */
record VolumeReport(
        List<String> waiting, List<String> lost, VolumeExpansionPolicy.Decision sizes, Optional<Duration> again) {
    /** A claim that is not labelled as the set's is not watched for it. */
    static final Duration UNWATCHED = Duration.ofSeconds(5);

    /** A problem of the whole set, for its condition. */
    record Problem(String reason, String message) {}

    static VolumeReport of(GameServerSetSnapshot snapshot, OrdinalSet wanted) {
        VolumeExpansionPolicy.Decision sizes = VolumeExpansionPolicy.decide(snapshot, wanted);
        List<PersistentVolumeClaim> leaving = leaving(snapshot, wanted);
        boolean isUnwatched = leaving.stream().anyMatch(claim -> !VolumePolicy.isLabelled(snapshot.set(), claim));
        return new VolumeReport(
                leaving.stream().map(claim -> claim.getMetadata().getName()).toList(),
                lost(snapshot, wanted),
                sizes,
                isUnwatched ? Optional.of(UNWATCHED) : sizes.again());
    }

    private static List<PersistentVolumeClaim> leaving(GameServerSetSnapshot snapshot, OrdinalSet wanted) {
        List<PersistentVolumeClaim> leaving = new ArrayList<>();
        List<PersistentVolumeClaim> templates =
                snapshot.template().map(PodTemplate::claims).orElse(List.of());
        if (templates.isEmpty()) {
            return leaving;
        }
        GameServerSet set = snapshot.set();
        for (int ordinal : wanted) {
            Member member = snapshot.members().get(ordinal);
            if (member == null || member.pod() == null) {
                String server = ServerName.of(set.getMetadata().getName(), ordinal);
                for (PersistentVolumeClaim template : templates) {
                    PersistentVolumeClaim claim =
                            snapshot.volumes().claims().get(ServerClaims.name(set, template, ordinal));
                    if (claim != null && VolumePolicy.isLeaving(claim, server)) {
                        leaving.add(claim);
                    }
                }
            }
        }
        return leaving;
    }

    private static List<String> lost(GameServerSetSnapshot snapshot, OrdinalSet wanted) {
        TreeSet<String> lost = new TreeSet<>();
        for (PersistentVolumeClaim claim : snapshot.volumes().claims().values()) {
            if (isLost(claim) && belongsTo(claim.getMetadata().getName(), wanted)) {
                lost.add(claim.getMetadata().getName() + " (volume "
                        + claim.getSpec().getVolumeName() + ")");
            }
        }
        return List.copyOf(lost);
    }

    private static boolean isLost(PersistentVolumeClaim claim) {
        return claim.getStatus() != null && "Lost".equals(claim.getStatus().getPhase());
    }

    private static boolean belongsTo(String claim, OrdinalSet wanted) {
        String tail = claim.substring(claim.lastIndexOf('-') + 1);
        return tail.matches("\\d{1,9}") && wanted.contains(Integer.parseInt(tail));
    }

    /** The gravest one. */
    Optional<Problem> problem() {
        if (!lost.isEmpty()) {
            return Optional.of(new Problem("VolumesLost", "claims whose volume is gone: " + Names.listed(lost)));
        }
        if (!sizes.notExpandable().isEmpty()) {
            return Optional.of(new Problem("VolumesNotExpanded", String.join("; ", sizes.notExpandable())));
        }
        return sizes.tooLarge().isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem("VolumesNotShrunk", String.join("; ", sizes.tooLarge())));
    }
}

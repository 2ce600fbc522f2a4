package io.gameroute.pod;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import java.util.ArrayList;
import java.util.List;

/** The claims of one server, made from the volumeClaimTemplates of its set and told by their names: {@code <template>-<set>-<ordinal>} (KR-40). */
public final class ServerClaims {
    private ServerClaims() {}

    /** As they must be made before their pod is. */
    public static List<PersistentVolumeClaim> of(GameServerSet set, PodTemplate template, int ordinal) {
        List<OwnerReference> owners = VolumeRetention.of(set).withSet() ? List.of(Ownership.bySet(set)) : List.of();
        return template.claims().stream()
                .map(claim -> new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName(name(set, claim, ordinal))
                        .withNamespace(set.getMetadata().getNamespace())
                        .withLabels(claim.getMetadata().getLabels())
                        .addToLabels(Labels.OWNER_GSS, set.getMetadata().getName())
                        .withAnnotations(claim.getMetadata().getAnnotations())
                        .withOwnerReferences(owners)
                        .endMetadata()
                        .withSpec(claim.getSpec())
                        .build())
                .toList();
    }

    public static String name(GameServerSet set, PersistentVolumeClaim template, int ordinal) {
        return template.getMetadata().getName() + "-"
                + ServerName.of(set.getMetadata().getName(), ordinal);
    }

    /** The names of those that a pod mounts, whatever its set's template says today. */
    public static List<String> mountedBy(Pod pod) {
        List<String> names = new ArrayList<>();
        for (Volume volume :
                pod.getSpec() == null ? List.<Volume>of() : pod.getSpec().getVolumes()) {
            if (volume.getPersistentVolumeClaim() != null) {
                String claim = volume.getPersistentVolumeClaim().getClaimName();
                if (claim.equals(volume.getName() + "-" + pod.getMetadata().getName())) {
                    names.add(claim);
                }
            }
        }
        return names;
    }
}

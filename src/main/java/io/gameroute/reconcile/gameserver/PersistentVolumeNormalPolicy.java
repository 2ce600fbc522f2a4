package io.gameroute.reconcile.gameserver;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import java.util.List;

/** What is not normal about a pod's volume claims (GS-32). */
final class PersistentVolumeNormalPolicy {
    private PersistentVolumeNormalPolicy() {}

    static Findings findings(List<MountedClaim> claims) {
        Findings findings = new Findings();
        for (MountedClaim mounted : claims) {
            String name = mounted.namespace() + "/" + mounted.name();
            if (mounted.claim().isEmpty()) {
                findings.add("PersistentVolumeClaim Not Found", "There is no pvc named " + name + " in cluster");
            } else if (mounted.volume().isEmpty()) {
                findings.add("PersistentVolume Not Found", "There is no pv which pvc " + name + " is bound with");
            } else {
                volume(mounted.volume().get(), findings);
            }
        }
        return findings;
    }

    private static void volume(PersistentVolume volume, Findings findings) {
        if (volume.getStatus() != null
                && volume.getStatus().getReason() != null
                && !volume.getStatus().getReason().isEmpty()) {
            findings.add(volume.getStatus().getReason(), volume.getStatus().getMessage());
        }
    }
}

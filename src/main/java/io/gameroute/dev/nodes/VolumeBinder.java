package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Plays the provisioner: a volume for every claim that has none, both shown as Bound; a larger volume for a claim that asks for more; a claim
 * without its volume shown as Lost; and the volume removed after its claim.
 */
final class VolumeBinder {
    private static final String DRIVER = "nodes.dev.gameroute.io";

    private final ApiWriter writer;
    private final KubernetesSerialization json;
    private final Supplier<List<PersistentVolumeClaim>> claims;
    private final Set<String> writing = new HashSet<>();

    VolumeBinder(ApiWriter writer, KubernetesSerialization json, Supplier<List<PersistentVolumeClaim>> claims) {
        this.writer = writer;
        this.claims = claims;
        this.json = json;
    }

    /** Both steps in one go: the event of the first may come before its answer. Where a write failed, a later look goes on from there. */
    void seen(PersistentVolumeClaim claim) {
        String uid = claim.getMetadata().getUid();
        if (claim.getMetadata().getDeletionTimestamp() != null || writing.contains(uid)) {
            return;
        }
        String volume = Optional.ofNullable(claim.getSpec().getVolumeName()).orElse("");
        if (volume.isEmpty()) {
            writing.add(uid);
            provision(claim, () -> writing.remove(uid));
        } else if (volume.equals(volumeName(claim)) && !isLost(claim) && !isBound(claim)) {
            writing.add(uid);
            showBound(claim, () -> writing.remove(uid));
        } else if (volume.equals(volumeName(claim)) && isBound(claim) && !hasItsSize(claim)) {
            writing.add(uid);
            grow(claim, () -> writing.remove(uid));
        }
    }

    /** Only its end is of interest. */
    void volumeSeen(PersistentVolume volume) {}

    /** There is no way back from here, as with real volumes. */
    void volumeGone(PersistentVolume volume) {
        for (PersistentVolumeClaim claim : claims.get()) {
            if (volume.getMetadata().getName().equals(volumeName(claim))
                    && claim.getMetadata().getDeletionTimestamp() == null) {
                writer.send(patch(claimPath(claim) + "/status", Map.of("status", Map.of("phase", "Lost"))), lost -> {});
            }
        }
    }

    private void grow(PersistentVolumeClaim claim, Runnable then) {
        Map<String, ?> size = Map.of("capacity", claim.getSpec().getResources().getRequests());
        writer.send(
                patch(volumePath(claim), Map.of("spec", size)),
                volume ->
                        writer.send(patch(claimPath(claim) + "/status", Map.of("status", size)), grown -> then.run()));
    }

    void gone(PersistentVolumeClaim claim) {
        String volume = volumePath(claim);
        if (volumeName(claim).equals(claim.getSpec().getVolumeName())) {
            writer.send(
                    patch(volume + "/status", Map.of("status", Map.of("phase", "Released"))),
                    released -> writer.send(ApiRequest.delete(volume, "{}"), deleted -> {}));
        }
    }

    private void provision(PersistentVolumeClaim claim, Runnable then) {
        writer.send(
                ApiRequest.post("api/v1/persistentvolumes", json.asJson(volume(claim))), created -> bind(claim, then));
    }

    private void bind(PersistentVolumeClaim claim, Runnable then) {
        writer.send(patch(claimPath(claim), Map.of("spec", Map.of("volumeName", volumeName(claim)))), bound -> {
            if (bound.isSuccess()) {
                showBound(claim, then);
            } else {
                then.run();
            }
        });
    }

    private void showBound(PersistentVolumeClaim claim, Runnable then) {
        Map<String, Object> status = Map.of(
                "phase", "Bound",
                "accessModes", claim.getSpec().getAccessModes(),
                "capacity", claim.getSpec().getResources().getRequests());
        writer.send(
                patch(volumePath(claim) + "/status", Map.of("status", Map.of("phase", "Bound"))),
                volume -> writer.send(
                        patch(claimPath(claim) + "/status", Map.of("status", status)), bound -> then.run()));
    }

    private static PersistentVolume volume(PersistentVolumeClaim claim) {
        PersistentVolumeClaimSpec spec = claim.getSpec();
        return new PersistentVolumeBuilder()
                .withNewMetadata()
                .withName(volumeName(claim))
                .addToAnnotations("pv.kubernetes.io/provisioned-by", DRIVER)
                .endMetadata()
                .withNewSpec()
                .withAccessModes(spec.getAccessModes())
                .withCapacity(spec.getResources().getRequests())
                .withVolumeMode(spec.getVolumeMode())
                .withStorageClassName(spec.getStorageClassName())
                .withPersistentVolumeReclaimPolicy("Delete")
                .withNewClaimRef()
                .withApiVersion("v1")
                .withKind("PersistentVolumeClaim")
                .withNamespace(claim.getMetadata().getNamespace())
                .withName(claim.getMetadata().getName())
                .withUid(claim.getMetadata().getUid())
                .endClaimRef()
                .withNewCsi()
                .withDriver(DRIVER)
                .withVolumeHandle(volumeName(claim))
                .endCsi()
                .endSpec()
                .build();
    }

    private ApiRequest patch(String path, Map<String, ?> body) {
        return ApiRequest.mergePatch(path, json.asJson(body));
    }

    private static boolean isLost(PersistentVolumeClaim claim) {
        return claim.getStatus() != null && "Lost".equals(claim.getStatus().getPhase());
    }

    private static boolean hasItsSize(PersistentVolumeClaim claim) {
        Map<String, Quantity> has = claim.getStatus().getCapacity();
        return has != null && has.equals(claim.getSpec().getResources().getRequests());
    }

    private static boolean isBound(PersistentVolumeClaim claim) {
        return claim.getStatus() != null && "Bound".equals(claim.getStatus().getPhase());
    }

    private static String volumeName(PersistentVolumeClaim claim) {
        return "pvc-" + claim.getMetadata().getUid();
    }

    private static String volumePath(PersistentVolumeClaim claim) {
        return "api/v1/persistentvolumes/" + volumeName(claim);
    }

    private static String claimPath(PersistentVolumeClaim claim) {
        return "api/v1/namespaces/" + claim.getMetadata().getNamespace() + "/persistentvolumeclaims/"
                + claim.getMetadata().getName();
    }
}

package io.gameroute.kube;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSpec;
import io.fabric8.kubernetes.api.model.NodeStatusBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpecBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpec;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;

/** What caches keep of the objects that they hold by the ten thousand: only what a planner reads. They change the object itself. */
public final class CacheTrims {
    private CacheTrims() {}

    public static <T extends HasMetadata> T metadata(T object) {
        object.getMetadata().setManagedFields(null);
        return object;
    }

    /** For our own kinds, which are read in full; of managedFields only who wrote which field of the spec, and who wrote last. */
    public static <T extends HasMetadata> T ownKind(T object) {
        object.getMetadata()
                .setManagedFields(FieldOwners.of(object.getMetadata().getManagedFields()));
        return object;
    }

    /** Keeps the whole status: it is copied into the GameServer. */
    public static Pod pod(Pod pod) {
        metadata(pod);
        PodSpec spec = pod.getSpec();
        if (spec != null) {
            pod.setSpec(new PodSpecBuilder()
                    .withNodeName(spec.getNodeName())
                    .withReadinessGates(spec.getReadinessGates())
                    .withContainers(spec.getContainers().stream()
                            .map(CacheTrims::container)
                            .toList())
                    .withInitContainers(spec.getInitContainers().stream()
                            .map(CacheTrims::container)
                            .toList())
                    .withVolumes(claimVolumes(spec))
                    .build());
        }
        return pod;
    }

    public static Node node(Node node) {
        metadata(node);
        node.setSpec(new NodeSpec());
        node.getMetadata().setAnnotations(null);
        if (node.getStatus() != null) {
            node.setStatus(new NodeStatusBuilder()
                    .withConditions(node.getStatus().getConditions())
                    .build());
        }
        return node;
    }

    public static PersistentVolumeClaim claim(PersistentVolumeClaim claim) {
        metadata(claim);
        PersistentVolumeClaimSpec spec = claim.getSpec();
        claim.setSpec(new PersistentVolumeClaimSpecBuilder()
                .withVolumeName(spec == null ? null : spec.getVolumeName())
                .withStorageClassName(spec == null ? null : spec.getStorageClassName())
                .withResources(spec == null ? null : spec.getResources())
                .build());
        return claim;
    }

    public static PersistentVolume volume(PersistentVolume volume) {
        metadata(volume);
        volume.getMetadata().setAnnotations(null);
        PersistentVolumeSpec spec = new PersistentVolumeSpec();
        spec.setClaimRef(volume.getSpec() == null ? null : volume.getSpec().getClaimRef());
        volume.setSpec(spec);
        return volume;
    }

    private static Container container(Container container) {
        return new ContainerBuilder()
                .withName(container.getName())
                .withImage(container.getImage())
                .withEnv(barrier(container))
                .build();
    }

    /** By the variables that come from ConfigMaps the order is told in which containers start. */
    private static List<EnvVar> barrier(Container container) {
        return container.getEnv().stream()
                .filter(env -> env.getValueFrom() != null && env.getValueFrom().getConfigMapKeyRef() != null)
                .toList();
    }

    private static List<Volume> claimVolumes(PodSpec spec) {
        return spec.getVolumes().stream()
                .filter(volume -> volume.getPersistentVolumeClaim() != null)
                .toList();
    }
}

package io.gameroute.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.Labels;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The indexes that {@link IndexedClusterCache} needs on its caches, and the key functions that routes use to find an owner. */
public final class CacheIndexes {
    /** By the set that the {@code owner-gss} label names: {@code namespace/set}. */
    public static final String BY_SET = "bySet";

    /** Pods by the node that they are on. */
    public static final String BY_NODE = "byNode";

    /** Pods by the claims that they mount: {@code namespace/claim}. */
    public static final String BY_CLAIM = "byClaim";

    private CacheIndexes() {}

    public static <T extends HasMetadata> Map<String, Function<T, List<String>>> bySet() {
        return Map.of(BY_SET, CacheIndexes::setKeys);
    }

    public static Map<String, Function<Pod, List<String>>> ofPods() {
        return Map.of(
                BY_SET, CacheIndexes::setKeys, BY_NODE, CacheIndexes::nodeKeys, BY_CLAIM, CacheIndexes::claimKeys);
    }

    public static List<String> setKeys(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        String set = labels == null ? null : labels.get(Labels.OWNER_GSS);
        return set == null || set.isEmpty()
                ? List.of()
                : List.of(object.getMetadata().getNamespace() + "/" + set);
    }

    private static List<String> nodeKeys(Pod pod) {
        String node = pod.getSpec() == null ? null : pod.getSpec().getNodeName();
        return node == null ? List.of() : List.of(node);
    }

    static List<String> claimKeys(Pod pod) {
        return pod.getSpec() == null
                ? List.of()
                : pod.getSpec().getVolumes().stream()
                        .filter(volume -> volume.getPersistentVolumeClaim() != null)
                        .map(volume -> pod.getMetadata().getNamespace() + "/"
                                + volume.getPersistentVolumeClaim().getClaimName())
                        .toList();
    }
}

package io.gameroute.dev.apiserver.patch;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which lists of the built-in kinds a strategic merge patch merges, and by which field; all other lists are replaced. */
final class MergeKeys {
    private static final Map<String, String> OF_EVERY_KIND = Map.of("ownerReferences", "uid");

    private static final Map<String, String> OF_PODS = Map.ofEntries(
            Map.entry("containers", "name"),
            Map.entry("initContainers", "name"),
            Map.entry("ephemeralContainers", "name"),
            Map.entry("env", "name"),
            Map.entry("ports", "containerPort"),
            Map.entry("volumes", "name"),
            Map.entry("volumeMounts", "mountPath"),
            Map.entry("volumeDevices", "devicePath"),
            Map.entry("imagePullSecrets", "name"),
            Map.entry("hostAliases", "ip"),
            Map.entry("topologySpreadConstraints", "topologyKey"),
            Map.entry("schedulingGates", "name"),
            Map.entry("resourceClaims", "name"),
            Map.entry("resourceClaimStatuses", "name"),
            Map.entry("podIPs", "ip"),
            Map.entry("hostIPs", "ip"),
            Map.entry("conditions", "type"));

    private static final Map<String, Map<String, String>> BY_KIND = Map.of(
            "Pod", OF_PODS,
            "Service", Map.of("ports", "port", "conditions", "type"),
            "Node", Map.of("addresses", "type", "conditions", "type"),
            "Namespace", Map.of("conditions", "type"),
            "PersistentVolumeClaim", Map.of("conditions", "type"),
            "PodDisruptionBudget", Map.of("conditions", "type"),
            "ServiceAccount", Map.of("secrets", "name"));

    private static final Set<String> MERGED_PRIMITIVES = Set.of("finalizers", "podCIDRs");

    private MergeKeys() {}

    static Optional<String> of(String kind, String field) {
        return Optional.ofNullable(OF_EVERY_KIND.getOrDefault(
                field, BY_KIND.getOrDefault(kind, Map.of()).get(field)));
    }

    /** Lists of plain values that are sets to a patch. */
    static boolean mergesPrimitives(String field) {
        return MERGED_PRIMITIVES.contains(field);
    }
}

package io.gameroute.dev.apiserver.rules;

import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.store.ObjectStore;
import java.util.Map;

/** Which rules hold for which kind. */
public final class RuleBook {
    private static final KindRules CUSTOM = new KindRules() {
        @Override
        public boolean countsGenerations() {
            return true;
        }
    };

    private final Map<String, KindRules> byKind;

    public RuleBook(ObjectStore store) {
        byKind = Map.ofEntries(
                Map.entry("Pod", new PodRules()),
                Map.entry("Service", new ServiceRules(store)),
                Map.entry("Namespace", new NamespaceRules()),
                Map.entry("Node", SmallRules.NODE),
                Map.entry("Event", SmallRules.EVENT),
                Map.entry("ConfigMap", SmallRules.CONFIG_MAP),
                Map.entry("Lease", SmallRules.LEASE),
                Map.entry("Secret", new SecretRules()),
                Map.entry("PersistentVolume", new VolumeRules(false)),
                Map.entry("PersistentVolumeClaim", new VolumeRules(true)),
                Map.entry("CustomResourceDefinition", new DefinitionRules()),
                Map.entry("ControllerRevision", SmallRules.CONTROLLER_REVISION),
                Map.entry("PodDisruptionBudget", SmallRules.DISRUPTION_BUDGET),
                Map.entry("ClusterRoleBinding", new RoleBindingRules()),
                Map.entry("RoleBinding", new RoleBindingRules()),
                Map.entry("ResourceQuota", SmallRules.RESOURCE_QUOTA),
                Map.entry("PriorityClass", SmallRules.PRIORITY_CLASS),
                Map.entry("StorageClass", SmallRules.STORAGE_CLASS));
    }

    public KindRules of(ResourceType type) {
        return type.custom().isPresent() ? CUSTOM : byKind.getOrDefault(type.kind(), KindRules.NONE);
    }
}

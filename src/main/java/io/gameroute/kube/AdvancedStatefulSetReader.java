package io.gameroute.kube;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.gameroute.api.AdvancedStatefulSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the API server for OpenKruise's workload of a set, at the few moments when it matters; it is never watched. Where OpenKruise's kind is not
 * served, nobody is asked.
 */
@FunctionalInterface
public interface AdvancedStatefulSetReader {
    /** For clusters without OpenKruise. */
    AdvancedStatefulSetReader NONE = key -> Optional.empty();

    Optional<AdvancedStatefulSet> read(ObjectKey key);

    static AdvancedStatefulSetReader of(KubernetesClient client) {
        return ApiDiscovery.servesAdvancedStatefulSets(client) ? key -> get(client, key) : NONE;
    }

    private static Optional<AdvancedStatefulSet> get(KubernetesClient client, ObjectKey key) {
        ResourceDefinitionContext kind = new ResourceDefinitionContext.Builder()
                .withGroup(AdvancedStatefulSet.GROUP)
                .withVersion(AdvancedStatefulSet.VERSION)
                .withKind(AdvancedStatefulSet.KIND)
                .withPlural(AdvancedStatefulSet.PLURAL)
                .withNamespaced(true)
                .build();
        return Optional.ofNullable(client.genericKubernetesResources(kind)
                        .inNamespace(key.namespace())
                        .withName(key.name())
                        .get())
                .map(AdvancedStatefulSetReader::value);
    }

    private static String owner(GenericKubernetesResource object) {
        return object.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .map(OwnerReference::getUid)
                .findFirst()
                .orElse("");
    }

    private static AdvancedStatefulSet value(GenericKubernetesResource object) {
        Integer replicas = object.get("spec", "replicas");
        List<Object> reserved = object.get("spec", "reserveOrdinals");
        List<IntOrString> ordinals = new ArrayList<>();
        if (reserved != null) {
            reserved.forEach(one -> ordinals.add(
                    one instanceof Integer number ? new IntOrString(number) : new IntOrString(String.valueOf(one))));
        }
        return new AdvancedStatefulSet(
                owner(object),
                object.getMetadata().getDeletionTimestamp() != null,
                replicas == null ? 1 : replicas,
                ordinals);
    }
}

package io.gameroute.kube;

import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.gameroute.api.AdvancedStatefulSet;

/** What this API server can do that others cannot; asked once, at the start. */
public final class ApiDiscovery {
    private ApiDiscovery() {}

    /** Whether cpu and memory of a running pod can be changed (Kubernetes 1.33 and later). An API server that does not answer is taken as an old one. */
    public static boolean canResizePods(KubernetesClient client) {
        return serves(client, "v1", "pods/resize");
    }

    /** Whether OpenKruise's workload for game servers can be there. */
    public static boolean servesAdvancedStatefulSets(KubernetesClient client) {
        return serves(
                client, AdvancedStatefulSet.GROUP + "/" + AdvancedStatefulSet.VERSION, AdvancedStatefulSet.PLURAL);
    }

    private static boolean serves(KubernetesClient client, String groupVersion, String resource) {
        try {
            APIResourceList served = client.getApiResources(groupVersion);
            return served != null
                    && served.getResources().stream()
                            .anyMatch(one -> one.getName().equals(resource));
        } catch (KubernetesClientException unknown) {
            return false;
        }
    }
}

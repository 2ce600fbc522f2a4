package io.gameroute.kube;

import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** What this API server can do that others cannot; asked once, at the start. */
public final class ApiDiscovery {
    private ApiDiscovery() {}

    /** Whether cpu and memory of a running pod can be changed (Kubernetes 1.33 and later). An API server that does not answer is taken as an old one. */
    public static boolean canResizePods(KubernetesClient client) {
        try {
            APIResourceList core = client.getApiResources("v1");
            return core != null
                    && core.getResources().stream()
                            .anyMatch(resource -> resource.getName().equals("pods/resize"));
        } catch (KubernetesClientException unknown) {
            return false;
        }
    }
}

package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;

/** The three writes of a pod's life on a node, each bound to the pod's uid: a namesake is never touched. */
record PodRequests(KubernetesSerialization json) {

    ApiRequest bind(Pod pod, String node) {
        Map<String, Object> body = Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Binding",
                "metadata",
                Map.of(
                        "name",
                        pod.getMetadata().getName(),
                        "uid",
                        pod.getMetadata().getUid()),
                "target",
                Map.of("kind", "Node", "name", node));
        return ApiRequest.post(path(pod) + "/binding", json.asJson(body));
    }

    ApiRequest report(Pod pod, PodStatus status) {
        Map<String, Object> body =
                Map.of("metadata", Map.of("uid", pod.getMetadata().getUid()), "status", status);
        return ApiRequest.strategicPatch(path(pod) + "/status", json.asJson(body));
    }

    ApiRequest remove(Pod pod) {
        Map<String, Object> body = Map.of(
                "apiVersion",
                "v1",
                "kind",
                "DeleteOptions",
                "gracePeriodSeconds",
                0,
                "preconditions",
                Map.of("uid", pod.getMetadata().getUid()));
        return ApiRequest.delete(path(pod), json.asJson(body));
    }

    private static String path(Pod pod) {
        ObjectMeta metadata = pod.getMetadata();
        return "api/v1/namespaces/" + metadata.getNamespace() + "/pods/" + metadata.getName();
    }
}

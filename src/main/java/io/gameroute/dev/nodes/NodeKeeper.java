package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the Node objects true and alive: conditions as the faults want them, no leftover taints, a Lease renewed per heartbeat. */
final class NodeKeeper {
    private final NodeObjects objects;
    private final Clock clock;
    private final ApiWriter writer;
    private final KubernetesSerialization json;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    NodeKeeper(NodeObjects objects, Clock clock, ApiWriter writer, KubernetesSerialization json) {
        this.objects = objects;
        this.clock = clock;
        this.writer = writer;
        this.json = json;
    }

    void seen(Node node) {
        nodes.put(node.getMetadata().getName(), node);
        NodeStatusDecision.conditions(node, clock.instant())
                .ifPresent(conditions ->
                        patch(path(node) + "/status", Map.of("status", Map.of("conditions", conditions))));
        NodeStatusDecision.taints(node)
                .ifPresent(taints -> send(ApiRequest.mergePatch(
                        path(node),
                        json.asJson(Map.of("metadata", versionOf(node), "spec", Map.of("taints", taints))))));
    }

    void gone(String node) {
        nodes.remove(node);
    }

    void beat() {
        List.copyOf(nodes.values()).forEach(this::seen);
        List.copyOf(nodes.values()).stream()
                .filter(node -> !NodeState.isDown(node))
                .forEach(this::renew);
    }

    private void renew(Node node) {
        Instant now = clock.instant();
        String time = now.truncatedTo(ChronoUnit.MICROS).toString();
        String leases = "apis/coordination.k8s.io/v1/namespaces/" + NodeObjects.LEASE_NAMESPACE + "/leases";
        String renewal = json.asJson(Map.of("spec", Map.of("renewTime", time)));
        writer.send(ApiRequest.mergePatch(leases + "/" + node.getMetadata().getName(), renewal), answer -> {
            if (answer.isGone()) {
                send(ApiRequest.post(leases, json.asJson(objects.lease(node, now))));
            }
        });
    }

    /** Somebody else's taint must not get lost. */
    private static Map<String, String> versionOf(Node node) {
        return Map.of("resourceVersion", node.getMetadata().getResourceVersion());
    }

    private void patch(String path, Map<String, ?> body) {
        send(ApiRequest.strategicPatch(path, json.asJson(body)));
    }

    /** What fails is decided anew at the node's next event or heartbeat. */
    private void send(ApiRequest request) {
        writer.send(request, answer -> {});
    }

    private static String path(Node node) {
        return "api/v1/nodes/" + node.getMetadata().getName();
    }
}

package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.ApiException;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.store.ListQuery;
import io.gameroute.dev.apiserver.store.ObjectFilter;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a PodDisruptionBudget lets a pod go. Counted at the time of asking: there is no controller that keeps budgets' status. */
final class EvictionPolicy {
    private EvictionPolicy() {}

    static Optional<ApiException> refusal(StoredObject pod, ObjectStore store) {
        String namespace = pod.key().namespace();
        ObjectFilter here = ObjectFilter.inNamespace(namespace);
        for (StoredObject budget :
                store.list(ListQuery.all("poddisruptionbudgets.policy", here)).objects()) {
            ObjectNode tree = budget.tree();
            if (matches(tree, pod.labels()) && isReady(pod.tree())) {
                List<StoredObject> pods = store.list(ListQuery.all("pods", here)).objects().stream()
                        .filter(other -> matches(tree, other.labels()))
                        .toList();
                long healthy =
                        pods.stream().filter(other -> isReady(other.tree())).count();
                long needed = needed(tree, pods.size());
                if (healthy - 1 < needed) {
                    return Optional.of(refusal(budget.key().name(), needed, healthy));
                }
            }
        }
        return Optional.empty();
    }

    private static ApiException refusal(String budget, long needed, long healthy) {
        String message = "The disruption budget " + budget + " needs " + needed + " healthy pods and has " + healthy
                + " currently";
        return Failures.tooManyRequests(
                "Cannot evict pod as it would violate the pod's disruption budget.",
                List.of(new Cause("DisruptionBudget", message, "")));
    }

    private static long needed(ObjectNode budget, int pods) {
        JsonNode spec = budget.path("spec");
        if (spec.has("maxUnavailable")) {
            return pods - amount(spec.path("maxUnavailable"), pods);
        }
        return spec.has("minAvailable") ? amount(spec.path("minAvailable"), pods) : 1;
    }

    private static long amount(JsonNode value, int of) {
        String text = value.asText();
        return text.endsWith("%")
                ? (long) Math.ceil(of * Double.parseDouble(text.substring(0, text.length() - 1)) / 100)
                : value.asLong();
    }

    private static boolean matches(ObjectNode budget, Map<String, String> labels) {
        JsonNode selector = Json.at(budget, "spec", "selector", "matchLabels");
        return !selector.isEmpty()
                && selector.properties().stream()
                        .allMatch(label -> label.getValue().asText().equals(labels.get(label.getKey())));
    }

    private static boolean isReady(ObjectNode pod) {
        for (JsonNode condition : Json.at(pod, "status", "conditions")) {
            if (Json.text(condition, "type").equals("Ready")) {
                return Json.text(condition, "status").equals("True");
            }
        }
        return false;
    }
}

package io.gameroute.reconcile.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.kube.ObjectKey;
import io.gameroute.reconcile.ResourceKind;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Scheduler and kubelets: every pod goes one step on its way each time they play. */
final class SimulatedNodes {
    private static final String NODE = "node-1";

    private final SimulatedApiServer api;
    private final ManualClock clock;
    private int addresses;

    SimulatedNodes(SimulatedApiServer api, ManualClock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Says whether there was anything to do. */
    boolean play() {
        boolean played = false;
        for (Stored pod : api.all(ResourceKind.POD)) {
            played |= step(pod);
        }
        return played;
    }

    /** The container of a pod ends, for good. */
    void fail(Stored pod) {
        set(pod, json -> status(json).put("phase", "Failed"));
    }

    private boolean step(Stored pod) {
        if (pod.isTerminating()) {
            if (pod.hasFinalizers()) {
                return false;
            }
            api.end(pod);
            return true;
        }
        if (isFinished(pod.json)) {
            return false;
        }
        if (!pod.json.path("spec").has("nodeName")) {
            set(pod, this::schedule);
        } else if (SimulatedContainers.differ(pod.json, configured(pod))) {
            set(pod, json -> {
                SimulatedContainers.start(json, configured(pod));
                conditions(json);
            });
        } else if (isPending(pod.json) && SimulatedContainers.run(pod.json)) {
            set(pod, this::start);
        } else if (isPending(pod.json) && SimulatedContainers.someAreAboutToBeReady(pod.json)) {
            set(pod, SimulatedContainers::becomeReady);
        } else if (isRunning(pod.json)
                && !SimulatedContainers.areReady(pod.json)
                && SimulatedContainers.run(pod.json)) {
            set(pod, json -> {
                SimulatedContainers.becomeReady(json);
                conditions(json);
            });
        } else if (isRunning(pod.json) && isReady(pod.json) != mayBeReady(pod.json)) {
            set(pod, this::conditions);
        } else {
            return false;
        }
        return true;
    }

    /** Whether a container has what its variables come from. */
    private Predicate<JsonNode> configured(Stored pod) {
        return container -> {
            for (JsonNode env : container.path("env")) {
                String name = env.at("/valueFrom/configMapKeyRef/name").asText();
                String key = env.at("/valueFrom/configMapKeyRef/key").asText();
                Stored configMap = name.isEmpty()
                        ? null
                        : api.get(ResourceKind.CONFIG_MAP, new ObjectKey(pod.key.namespace(), name));
                if (!name.isEmpty()
                        && (configMap == null || !configMap.json.path("data").has(key))) {
                    return false;
                }
            }
            return true;
        };
    }

    private static boolean isFinished(ObjectNode json) {
        return phase(json).equals("Failed") || phase(json).equals("Succeeded");
    }

    private static boolean isPending(ObjectNode json) {
        return phase(json).equals("Pending");
    }

    private static boolean isRunning(ObjectNode json) {
        return phase(json).equals("Running");
    }

    private static String phase(ObjectNode json) {
        return json.path("status").path("phase").asText();
    }

    private static boolean mayBeReady(ObjectNode json) {
        return SimulatedContainers.areReady(json) && gatesAreOpen(json);
    }

    private void conditions(ObjectNode json) {
        boolean containers = SimulatedContainers.areReady(json);
        boolean ready = mayBeReady(json);
        condition(json, "ContainersReady", containers ? "True" : "False", containers ? "" : "ContainersNotReady");
        condition(
                json,
                "Ready",
                ready ? "True" : "False",
                ready ? "" : containers ? "ReadinessGatesNotReady" : "ContainersNotReady");
    }

    private void schedule(ObjectNode json) {
        json.withObjectProperty("spec").put("nodeName", NODE);
        condition(json, "PodScheduled", "True", "");
    }

    private void start(ObjectNode json) {
        status(json).put("phase", "Running").put("podIP", "10.0.0." + (1 + ++addresses % 250));
        SimulatedContainers.becomeReady(json);
        conditions(json);
    }

    private static boolean isReady(ObjectNode json) {
        return has(json, "Ready");
    }

    private static boolean gatesAreOpen(ObjectNode json) {
        for (JsonNode gate : json.path("spec").path("readinessGates")) {
            if (!has(json, gate.path("conditionType").asText())) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(ObjectNode json, String type) {
        for (JsonNode condition : json.path("status").path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    private void condition(ObjectNode json, String type, String value, String reason) {
        ArrayNode conditions = status(json).withArrayProperty("conditions");
        for (int i = conditions.size() - 1; i >= 0; i--) {
            if (conditions.get(i).path("type").asText().equals(type)) {
                conditions.remove(i);
            }
        }
        ObjectNode condition = conditions.addObject();
        condition.put("type", type).put("status", value).put("lastTransitionTime", clock.timestamp());
        if (!reason.isEmpty()) {
            condition.put("reason", reason);
        }
    }

    private static ObjectNode status(ObjectNode json) {
        return json.withObjectProperty("status");
    }

    private void set(Stored pod, Consumer<ObjectNode> change) {
        api.edit(ResourceKind.POD, pod.key, change);
    }
}

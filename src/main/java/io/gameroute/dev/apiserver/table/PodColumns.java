package io.gameroute.dev.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** Pods: how many containers are ready, the most telling state, and where it runs. */
final class PodColumns {
    private PodColumns() {}

    static TableColumns of() {
        var columns = List.of(
                Cells.NAME,
                status("Ready", PodStatusText::ready),
                status("Status", PodStatusText::status),
                status("Restarts", PodStatusText::restarts),
                Cells.AGE,
                Cells.wide("IP", pod -> Cells.orNone(Cells.text(pod, "/status/podIP"))),
                Cells.wide("Node", pod -> Cells.orNone(Cells.text(pod, "/spec/nodeName"))),
                Cells.wide("Nominated Node", pod -> Cells.orNone(Cells.text(pod, "/status/nominatedNodeName"))),
                Cells.wide("Readiness Gates", PodColumns::readinessGates));
        return new TableColumns(columns, PodColumns::completion);
    }

    private static TableColumn status(String name, Function<PodStatusText, String> part) {
        return new TableColumn(
                name, "string", "", "", 0, (pod, now) -> Cells.text(part.apply(PodStatusText.of(pod, now))));
    }

    private static String readinessGates(ObjectNode pod) {
        var gates = pod.at("/spec/readinessGates");
        long met = 0;
        for (var gate : gates) {
            for (var condition : pod.at("/status/conditions")) {
                boolean isTrue = condition.path("status").asText().equals("True");
                met += isTrue && condition.path("type").equals(gate.path("conditionType")) ? 1 : 0;
            }
        }
        return gates.isEmpty() ? "<none>" : met + "/" + gates.size();
    }

    /** A row says of a pod that has ended that it has. */
    private static ArrayNode completion(ObjectNode pod) {
        var conditions = JsonNodeFactory.instance.arrayNode();
        var phase = Cells.text(pod, "/status/phase");
        if (phase.equals("Succeeded")) {
            conditions.add(completed(phase, "The pod has completed successfully."));
        } else if (phase.equals("Failed")) {
            conditions.add(completed(phase, "The pod failed."));
        }
        return conditions;
    }

    private static JsonNode completed(String reason, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "Completed")
                .put("status", "True")
                .put("reason", reason)
                .put("message", message);
    }
}

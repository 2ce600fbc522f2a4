package io.gameroute.dev.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The READY, STATUS and RESTARTS of a pod: the most telling reason of its containers wins over its phase. */
record PodStatusText(String ready, String status, String restarts) {
    static PodStatusText of(ObjectNode pod, Instant now) {
        var containers = pod.at("/status/containerStatuses");
        long ready = 0;
        long restarts = 0;
        var last = "";
        boolean running = false;
        var status = pod.at("/status/reason").asText(pod.at("/status/phase").asText());
        var initializing = initializing(pod);
        for (int i = containers.size() - 1; i >= 0; i--) {
            var container = containers.get(i);
            restarts += container.path("restartCount").asInt();
            var finished = container.at("/lastState/terminated/finishedAt").asText();
            last = finished.compareTo(last) > 0 ? finished : last;
            status = reason(container.path("state"), status);
            if (container.path("ready").asBoolean() && container.path("state").has("running")) {
                ready++;
                running = true;
            }
        }
        if (!initializing.isEmpty()) {
            status = initializing;
        } else if (status.equals("Completed") && running) {
            status = isReady(pod) ? "Running" : "NotReady";
        }
        var counted = ready + "/" + pod.at("/spec/containers").size();
        var since = restarts > 0 && !last.isEmpty() ? " (" + Ages.since(last, now) + " ago)" : "";
        return new PodStatusText(counted, ending(pod, status), restarts + since);
    }

    private static String ending(ObjectNode pod, String status) {
        if (!pod.path("metadata").has("deletionTimestamp")) {
            return status;
        }
        if (pod.at("/status/reason").asText().equals("NodeLost")) {
            return "Unknown";
        }
        var phase = pod.at("/status/phase").asText();
        return phase.equals("Succeeded") || phase.equals("Failed") ? status : "Terminating";
    }

    private static String initializing(ObjectNode pod) {
        var statuses = pod.at("/status/initContainerStatuses");
        for (int i = 0; i < statuses.size(); i++) {
            var state = statuses.get(i).path("state");
            boolean done =
                    state.has("terminated") && state.at("/terminated/exitCode").asInt() == 0;
            boolean sidecar = statuses.get(i).path("started").asBoolean();
            if (!done && !sidecar) {
                var waiting = state.at("/waiting/reason").asText();
                var reason = waiting.equals("PodInitializing") ? "" : reason(state, "");
                var total = pod.at("/spec/initContainers").size();
                return "Init:" + (reason.isEmpty() ? i + "/" + total : reason);
            }
        }
        return "";
    }

    private static String reason(JsonNode state, String otherwise) {
        var waiting = state.at("/waiting/reason").asText();
        if (!waiting.isEmpty()) {
            return waiting;
        }
        if (!state.has("terminated")) {
            return otherwise;
        }
        var ended = state.path("terminated");
        if (!ended.path("reason").asText().isEmpty()) {
            return ended.path("reason").asText();
        }
        int signal = ended.path("signal").asInt();
        return signal != 0
                ? "Signal:" + signal
                : "ExitCode:" + ended.path("exitCode").asInt();
    }

    private static boolean isReady(ObjectNode pod) {
        for (var condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }
}

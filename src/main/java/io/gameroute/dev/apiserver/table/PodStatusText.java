package io.gameroute.dev.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** The READY, STATUS and RESTARTS of a pod: the most telling reason of its containers wins over its phase. */
record PodStatusText(String ready, String status, String restarts) {

    static PodStatusText of(ObjectNode pod, Instant now) {
        var counting = new Counting(pod);
        var restarts = counting.restarts;
        var since =
                restarts.count > 0 && !restarts.last.isEmpty() ? " (" + Ages.since(restarts.last, now) + " ago)" : "";
        return new PodStatusText(
                counting.ready + "/" + counting.total, ending(pod, counting.status), restarts.count + since);
    }

    private static String ending(ObjectNode pod, String status) {
        if (!pod.path("metadata").has("deletionTimestamp")) {
            return status;
        }
        if (Cells.text(pod, "/status/reason").equals("NodeLost")) {
            return "Unknown";
        }
        var phase = Cells.text(pod, "/status/phase");
        return phase.equals("Succeeded") || phase.equals("Failed") ? status : "Terminating";
    }

    private static final class Restarts {
        private long count;
        private String last = "";

        private void add(JsonNode container) {
            count += container.path("restartCount").asInt();
            var finished = Cells.text(container, "/lastState/terminated/finishedAt");
            last = finished.compareTo(last) > 0 ? finished : last;
        }
    }

    /** One pass over the containers: those that initialise the pod first, then, once they are done, the others. */
    private static final class Counting {
        private final ObjectNode pod;
        private final Set<String> sidecars = new HashSet<>();
        private final int total;
        private String status;
        private long ready;
        private Restarts restarts = new Restarts();

        private Counting(ObjectNode pod) {
            this.pod = pod;
            status = Cells.or(Cells.text(pod, "/status/reason"), Cells.text(pod, "/status/phase"));
            if (isCondition("PodScheduled", "reason", "SchedulingGated")) {
                status = "SchedulingGated";
            }
            for (var container : pod.at("/spec/initContainers")) {
                if (container.path("restartPolicy").asText().equals("Always")) {
                    sidecars.add(container.path("name").asText());
                }
            }
            total = pod.at("/spec/containers").size() + sidecars.size();
            var ofSidecars = new Restarts();
            if (!initializing(ofSidecars) || isCondition("Initialized", "status", "True")) {
                restarts = ofSidecars;
                containers();
            }
        }

        private boolean initializing(Restarts ofSidecars) {
            var statuses = pod.at("/status/initContainerStatuses");
            for (int i = 0; i < statuses.size(); i++) {
                var container = statuses.get(i);
                boolean sidecar = sidecars.contains(container.path("name").asText());
                restarts.add(container);
                if (sidecar) {
                    ofSidecars.add(container);
                }
                if (sidecar && container.path("started").asBoolean()) {
                    ready += container.path("ready").asBoolean() ? 1 : 0;
                } else if (!hasSucceeded(container.path("state"))) {
                    status = "Init:" + initReason(container.path("state"), i);
                    return true;
                }
            }
            return false;
        }

        private static boolean hasSucceeded(JsonNode state) {
            return state.has("terminated") && state.at("/terminated/exitCode").asInt() == 0;
        }

        private String initReason(JsonNode state, int index) {
            boolean justWaiting = Cells.text(state, "/waiting/reason").equals("PodInitializing");
            var progress = index + "/" + pod.at("/spec/initContainers").size();
            return justWaiting ? progress : reason(state, progress);
        }

        private void containers() {
            var statuses = pod.at("/status/containerStatuses");
            boolean running = false;
            for (int i = statuses.size() - 1; i >= 0; i--) {
                var container = statuses.get(i);
                restarts.add(container);
                status = reason(container.path("state"), status);
                if (container.path("ready").asBoolean()
                        && container.path("state").has("running")) {
                    ready++;
                    running = true;
                }
            }
            if (status.equals("Completed") && running) {
                status = isCondition("Ready", "status", "True") ? "Running" : "NotReady";
            }
        }

        private boolean isCondition(String type, String field, String value) {
            for (var condition : pod.at("/status/conditions")) {
                if (condition.path("type").asText().equals(type)
                        && condition.path(field).asText().equals(value)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String reason(JsonNode state, String otherwise) {
        var waiting = Cells.text(state, "/waiting/reason");
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
}

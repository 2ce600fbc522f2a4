package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.util.List;
import java.util.stream.Stream;

/** What the server fills into the spec of a pod. */
final class PodDefaults {
    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");
    private static final List<String> WITH_MODE = List.of("configMap", "secret", "projected", "downwardAPI");

    private PodDefaults() {}

    static void apply(ObjectNode spec) {
        new Defaults(spec)
                .text("restartPolicy", "Always")
                .number("terminationGracePeriodSeconds", 30)
                .text("dnsPolicy", "ClusterFirst")
                .text("schedulerName", "default-scheduler")
                .flag("enableServiceLinks", true)
                .object("securityContext");
        boolean hostNetwork = spec.path("hostNetwork").asBoolean();
        Stream.of("containers", "initContainers")
                .flatMap(list -> Defaults.objects(spec, list).stream())
                .forEach(container -> container(container, hostNetwork));
        Defaults.objects(spec, "volumes").forEach(PodDefaults::volume);
    }

    /** What the plug-ins of the real server add that are always there. */
    static void admit(ObjectNode spec) {
        new Defaults(spec).number("priority", 0).text("preemptionPolicy", "PreemptLowerPriority");
        toleration(spec, "node.kubernetes.io/not-ready");
        toleration(spec, "node.kubernetes.io/unreachable");
    }

    private static void container(ObjectNode container, boolean hostNetwork) {
        new Defaults(container)
                .text("imagePullPolicy", pullPolicy(Json.text(container, "image")))
                .text("terminationMessagePath", "/dev/termination-log")
                .text("terminationMessagePolicy", "File")
                .object("resources");
        for (ObjectNode port : Defaults.objects(container, "ports")) {
            new Defaults(port).text("protocol", "TCP");
            if (hostNetwork) {
                new Defaults(port).number("hostPort", port.path("containerPort").asLong());
            }
        }
        requests(Json.objectAt(container, "resources"));
        PROBES.forEach(name -> {
            if (container.get(name) instanceof ObjectNode probe) {
                probe(probe);
            }
        });
        for (ObjectNode variable : Defaults.objects(container, "env")) {
            if (Json.at(variable, "valueFrom", "fieldRef") instanceof ObjectNode reference) {
                new Defaults(reference).text("apiVersion", "v1");
            }
        }
    }

    private static String pullPolicy(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        boolean pinned = name.contains("@") || (name.contains(":") && !name.endsWith(":latest"));
        return pinned ? "IfNotPresent" : "Always";
    }

    private static void requests(ObjectNode resources) {
        for (var limit : Json.at(resources, "limits").properties()) {
            ObjectNode requests = Json.objectAt(resources, "requests");
            if (!requests.has(limit.getKey())) {
                requests.set(limit.getKey(), limit.getValue());
            }
        }
    }

    private static void probe(ObjectNode probe) {
        new Defaults(probe)
                .number("timeoutSeconds", 1)
                .number("periodSeconds", 10)
                .number("successThreshold", 1)
                .number("failureThreshold", 3);
        if (probe.get("httpGet") instanceof ObjectNode get) {
            new Defaults(get).text("path", "/").text("scheme", "HTTP");
        }
        if (probe.get("grpc") instanceof ObjectNode grpc) {
            new Defaults(grpc).text("service", "");
        }
    }

    private static void volume(ObjectNode volume) {
        if (volume.size() <= 1) {
            volume.putObject("emptyDir");
        }
        WITH_MODE.forEach(source -> {
            if (volume.get(source) instanceof ObjectNode node) {
                new Defaults(node).number("defaultMode", 420);
            }
        });
        if (volume.get("hostPath") instanceof ObjectNode path) {
            new Defaults(path).text("type", "");
        }
    }

    private static void toleration(ObjectNode spec, String taint) {
        ArrayNode tolerations = spec.withArray("tolerations");
        for (JsonNode toleration : tolerations) {
            String key = Json.text(toleration, "key");
            if (key.equals(taint) || key.isEmpty()) {
                return;
            }
        }
        tolerations
                .addObject()
                .put("effect", "NoExecute")
                .put("key", taint)
                .put("operator", "Exists")
                .put("tolerationSeconds", 300);
    }
}

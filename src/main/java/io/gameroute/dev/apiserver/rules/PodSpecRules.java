package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the real server refuses in the spec of a pod: the usual slips, not all that can be wrong. */
final class PodSpecRules {
    private static final Map<String, String> NEEDED_BY_VOLUMES = Map.of(
            "configMap", "name",
            "secret", "secretName",
            "hostPath", "path",
            "persistentVolumeClaim", "claimName");

    private final ObjectNode spec;
    private final Complaints complaints;
    private final Set<String> volumes = new HashSet<>();

    PodSpecRules(ObjectNode spec, Complaints complaints) {
        this.spec = spec;
        this.complaints = complaints;
    }

    void check() {
        volumes();
        containers();
        complaints.oneOf(spec, "restartPolicy", "spec", List.of("Always", "OnFailure", "Never"));
        complaints.oneOf(
                spec, "dnsPolicy", "spec", List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"));
        JsonNode deadline = spec.path("activeDeadlineSeconds");
        if (deadline.isNumber() && (deadline.asLong() < 1 || deadline.asLong() > Integer.MAX_VALUE)) {
            complaints.invalid("spec.activeDeadlineSeconds", deadline, "must be between 1 and 2147483647, inclusive");
        }
        MetadataRules.labels("spec.nodeSelector", spec.path("nodeSelector"), complaints);
        names();
        gates();
        tolerations();
    }

    private void volumes() {
        int index = 0;
        for (ObjectNode volume : Defaults.objects(spec, "volumes")) {
            String path = "spec.volumes[" + index++ + "]";
            sources(volume, path);
            if (complaints.present(volume, "name", path)) {
                String name = Json.text(volume, "name");
                List<String> wrong = NameSyntax.ofLabel(name);
                complaints.invalid(path + ".name", name, wrong);
                if (!volumes.add(name)) {
                    complaints.duplicate(path + ".name", "\"" + name + "\"");
                }
            }
        }
    }

    private void sources(ObjectNode volume, String path) {
        boolean first = true;
        for (var source : volume.properties()) {
            if (!source.getValue().isObject()) {
                continue;
            }
            String needed = NEEDED_BY_VOLUMES.get(source.getKey());
            if (!first) {
                complaints.forbidden(path + "." + source.getKey(), "may not specify more than 1 volume type");
            } else if (needed != null) {
                complaints.present(source.getValue(), needed, path + "." + source.getKey());
            }
            first = false;
        }
    }

    private void containers() {
        Set<String> names = new HashSet<>();
        Set<String> hostPorts = new HashSet<>();
        if (spec.path("containers").isEmpty()) {
            complaints.required("spec.containers");
        }
        for (String list : List.of("containers", "initContainers")) {
            int index = 0;
            for (ObjectNode container : Defaults.objects(spec, list)) {
                String path = "spec." + list + "[" + index++ + "]";
                var rules = new ContainerRules(container, path, complaints);
                rules.check(volumes, names);
                rules.ports(
                        spec.path("hostNetwork").asBoolean(), list.equals("containers") ? hostPorts : new HashSet<>());
            }
        }
    }

    private void names() {
        String host = Json.text(spec, "hostname");
        if (!host.isEmpty()) {
            complaints.invalid("spec.hostname", host, NameSyntax.ofLabel(host));
        }
        for (String field : List.of("serviceAccountName", "nodeName")) {
            String name = Json.text(spec, field);
            if (!name.isEmpty()) {
                complaints.invalid("spec." + field, name, NameSyntax.ofSubdomain(name));
            }
        }
    }

    private void gates() {
        int index = 0;
        for (JsonNode gate : spec.path("readinessGates")) {
            String type = Json.text(gate, "conditionType");
            complaints.invalid("spec.readinessGates[" + index++ + "].conditionType", type, NameSyntax.ofKey(type));
        }
        Set<String> names = new HashSet<>();
        index = 0;
        for (JsonNode gate : spec.path("schedulingGates")) {
            String name = Json.text(gate, "name");
            String path = "spec.schedulingGates[" + index++ + "]";
            complaints.invalid(path, name, NameSyntax.ofKey(name));
            if (!names.add(name)) {
                complaints.duplicate(path, "\"" + name + "\"");
            }
        }
    }

    private void tolerations() {
        int index = 0;
        for (JsonNode toleration : spec.path("tolerations")) {
            String path = "spec.tolerations[" + index++ + "]";
            String operator = Json.text(toleration, "operator");
            if (Json.text(toleration, "key").isEmpty() && !operator.equals("Exists")) {
                String detail = "operator must be Exists when `key` is empty, which means \"match all values and all"
                        + " keys\"";
                complaints.invalid(path + ".operator", operator, detail);
            }
            String value = Json.text(toleration, "value");
            if (operator.equals("Exists") && !value.isEmpty()) {
                complaints.invalid(path + ".operator", value, "value must be empty when `operator` is 'Exists'");
            }
            complaints.oneOf(toleration, "operator", path, List.of("Equal", "Exists"));
            complaints.oneOf(toleration, "effect", path, List.of("NoSchedule", "PreferNoSchedule", "NoExecute"));
        }
    }
}

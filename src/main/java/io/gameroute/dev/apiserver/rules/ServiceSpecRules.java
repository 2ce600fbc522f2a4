package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the real server refuses in the spec of a service. */
final class ServiceSpecRules {
    private static final List<String> TYPES = List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
    private static final List<String> POLICIES = List.of("Cluster", "Local");

    private final ObjectNode spec;
    private final Complaints complaints;
    private final String type;
    private final boolean headless;

    ServiceSpecRules(ObjectNode spec, Complaints complaints) {
        this.spec = spec;
        this.complaints = complaints;
        this.type = Json.text(spec, "type");
        this.headless = Json.text(spec, "clusterIP").equals("None");
    }

    void check() {
        boolean external = type.equals("ExternalName");
        if (spec.path("ports").isEmpty() && !headless && !external) {
            complaints.required("spec.ports");
        }
        ports();
        MetadataRules.labels("spec.selector", spec.path("selector"), complaints);
        complaints.oneOf(spec, "sessionAffinity", "spec", List.of("ClientIP", "None"));
        addresses();
        if (external) {
            externalName();
        }
        complaints.oneOf(spec, "type", "spec", TYPES);
        policies();
    }

    private void ports() {
        Set<String> names = new HashSet<>();
        Set<String> used = new HashSet<>();
        boolean named = spec.path("ports").size() > 1;
        int index = 0;
        for (ObjectNode port : Defaults.objects(spec, "ports")) {
            String path = "spec.ports[" + index++ + "]";
            name(port, path, named, names);
            complaints.port(path + ".port", port.path("port"));
            complaints.oneOf(port, "protocol", path, List.of("SCTP", "TCP", "UDP"));
            complaints.portOrName(path + ".targetPort", port.path("targetPort"));
            if (type.equals("ClusterIP") && port.path("nodePort").asInt() != 0) {
                complaints.forbidden(path + ".nodePort", "may not be used when `type` is 'ClusterIP'");
            }
            if (!used.add(Json.text(port, "protocol") + port.path("port").asInt())) {
                complaints.duplicate(path, shown(port));
            }
        }
    }

    private void name(ObjectNode port, String path, boolean needed, Set<String> names) {
        String name = Json.text(port, "name");
        if (name.isEmpty()) {
            if (needed) {
                complaints.required(path + ".name");
            }
            return;
        }
        complaints.invalid(path + ".name", name, NameSyntax.ofLabel(name));
        if (!names.add(name)) {
            complaints.duplicate(path + ".name", "\"" + name + "\"");
        }
    }

    /** The server shows what it compares by, in names of its own. */
    private static String shown(ObjectNode port) {
        return Json.object()
                .put("Name", "")
                .put("Protocol", Json.text(port, "protocol"))
                .putNull("AppProtocol")
                .put("Port", port.path("port").asInt())
                .put("TargetPort", 0)
                .put("NodePort", 0)
                .toString();
    }

    private void addresses() {
        if (headless && (type.equals("NodePort") || type.equals("LoadBalancer"))) {
            complaints.invalid("spec.clusterIPs[0]", "None", "may not be set to 'None' for " + type + " services");
        }
        String address = Json.text(spec, "clusterIP");
        if (!headless && !address.isEmpty()) {
            complaints.invalid("spec.clusterIPs[0]", address, NameSyntax.ofAddress(address));
        }
        int index = 0;
        for (JsonNode external : spec.path("externalIPs")) {
            String field = "spec.externalIPs[" + index++ + "]";
            complaints.invalid(field, external.asText(), NameSyntax.ofAddress(external.asText()));
        }
    }

    private void externalName() {
        if (complaints.present(spec, "externalName", "spec")) {
            String name = Json.text(spec, "externalName");
            String host = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            complaints.invalid("spec.externalName", name, NameSyntax.ofSubdomain(host));
        }
    }

    private void policies() {
        boolean seenFromOutside = type.equals("NodePort")
                || type.equals("LoadBalancer")
                || !spec.path("externalIPs").isEmpty();
        String policy = Json.text(spec, "externalTrafficPolicy");
        if (!policy.isEmpty() && !seenFromOutside) {
            complaints.invalid(
                    "spec.externalTrafficPolicy", policy, "may only be set for externally-accessible services");
        }
        complaints.oneOf(spec, "externalTrafficPolicy", "spec", POLICIES);
        complaints.oneOf(spec, "internalTrafficPolicy", "spec", POLICIES);
    }
}

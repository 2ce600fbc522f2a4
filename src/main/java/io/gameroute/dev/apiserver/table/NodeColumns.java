package io.gameroute.dev.apiserver.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;

/** Nodes: whether they are ready, their roles by labels, and what they run. */
final class NodeColumns {
    private static final String ROLE_PREFIX = "node-role.kubernetes.io/";
    private static final String ROLE = "kubernetes.io/role";
    private static final String INFO = "/status/nodeInfo/";

    private NodeColumns() {}

    static List<TableColumn> of() {
        return List.of(
                Cells.NAME,
                Cells.column("Status", NodeColumns::status),
                Cells.column("Roles", NodeColumns::roles),
                Cells.AGE,
                Cells.shown("Version", INFO + "kubeletVersion"),
                Cells.wide("Internal-IP", node -> address(node, "InternalIP")),
                Cells.wide("External-IP", node -> address(node, "ExternalIP")),
                Cells.wide("OS-Image", node -> known(node, "osImage")),
                Cells.wide("Kernel-Version", NodeColumns::kernel),
                Cells.wide("Container-Runtime", node -> known(node, "containerRuntimeVersion")));
    }

    private static String status(ObjectNode node) {
        var status = "Unknown";
        for (var condition : node.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                status = condition.path("status").asText().equals("True") ? "Ready" : "NotReady";
            }
        }
        boolean closed = node.at("/spec/unschedulable").asBoolean();
        return closed ? status + ",SchedulingDisabled" : status;
    }

    private static String roles(ObjectNode node) {
        var roles = new TreeSet<String>();
        for (var label : node.at("/metadata/labels").properties()) {
            if (label.getKey().startsWith(ROLE_PREFIX)) {
                roles.add(label.getKey().substring(ROLE_PREFIX.length()));
            } else if (label.getKey().equals(ROLE)) {
                roles.add(label.getValue().asText());
            }
        }
        roles.remove("");
        return Cells.orNone(String.join(",", roles));
    }

    private static String address(ObjectNode node, String type) {
        for (var address : node.at("/status/addresses")) {
            if (address.path("type").asText().equals(type)) {
                return address.path("address").asText();
            }
        }
        return "<none>";
    }

    private static String kernel(ObjectNode node) {
        var architecture = Cells.text(node, INFO + "architecture");
        var kernel = known(node, "kernelVersion");
        return architecture.isEmpty() ? kernel : kernel + " (" + architecture + ")";
    }

    private static String known(ObjectNode node, String field) {
        return Cells.or(Cells.text(node, INFO + field), "<unknown>");
    }
}

package io.gameroute.dev.apiserver.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds with a column or two of their own. */
final class SmallColumns {
    private SmallColumns() {}

    static Optional<List<TableColumn>> of(String kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case "Namespace" -> between(Cells.shown("Status", "/status/phase"));
                    case "ConfigMap" ->
                        between(Cells.number("Data", "string", map -> size(map, "data") + size(map, "binaryData")));
                    case "Secret" ->
                        between(
                                Cells.shown("Type", "/type"),
                                Cells.number("Data", "string", secret -> size(secret, "data")));
                    case "Lease" -> between(Cells.shown("Holder", "/spec/holderIdentity"));
                    case "ControllerRevision" ->
                        between(
                                Cells.column("Controller", SmallColumns::controller),
                                Cells.number("Revision", "string", it -> it.path("revision")
                                        .asLong()));
                    case "PodDisruptionBudget" ->
                        between(
                                Cells.column("Min Available", it -> given(it, "/spec/minAvailable")),
                                Cells.column("Max Unavailable", it -> given(it, "/spec/maxUnavailable")),
                                Cells.number("Allowed Disruptions", "integer", it -> it.at("/status/disruptionsAllowed")
                                        .asLong()));
                    case "ClusterRole", "Role" -> definition();
                    case "ClusterRoleBinding", "RoleBinding" -> binding();
                    case "PriorityClass" -> priorityClass();
                    case "CustomResourceDefinition" -> definition();
                    default -> null;
                });
    }

    private static List<TableColumn> between(TableColumn column) {
        return List.of(Cells.NAME, column, Cells.AGE);
    }

    private static List<TableColumn> between(TableColumn one, TableColumn other) {
        return List.of(Cells.NAME, one, other, Cells.AGE);
    }

    private static List<TableColumn> between(TableColumn one, TableColumn two, TableColumn three) {
        return List.of(Cells.NAME, one, two, three, Cells.AGE);
    }

    private static List<TableColumn> priorityClass() {
        return List.of(
                Cells.NAME,
                Cells.number("Value", "integer", it -> it.path("value").asLong()),
                Cells.typed("Global-Default", "boolean", it -> Cells.flag(it, "globalDefault")),
                Cells.AGE,
                Cells.column(
                        "PreemptionPolicy",
                        it -> Cells.or(Cells.text(it, "/preemptionPolicy"), "PreemptLowerPriority")));
    }

    /** Shows when it was made, not how long ago. */
    private static List<TableColumn> definition() {
        return List.of(Cells.NAME, Cells.typed("Created At", "date", it -> it.at("/metadata/creationTimestamp")));
    }

    private static List<TableColumn> binding() {
        return List.of(
                Cells.NAME,
                Cells.column("Role", it -> Cells.text(it, "/roleRef/kind") + "/" + Cells.text(it, "/roleRef/name")),
                Cells.AGE,
                Cells.wide("Users", it -> subjects(it, "User")),
                Cells.wide("Groups", it -> subjects(it, "Group")),
                Cells.wide("ServiceAccounts", it -> subjects(it, "ServiceAccount")));
    }

    private static String subjects(ObjectNode binding, String kind) {
        var names = new ArrayList<String>();
        for (var subject : binding.path("subjects")) {
            if (subject.path("kind").asText().equals(kind)) {
                var namespace = subject.path("namespace").asText();
                names.add((namespace.isEmpty() ? "" : namespace + "/")
                        + subject.path("name").asText());
            }
        }
        return String.join(", ", names);
    }

    private static String controller(ObjectNode revision) {
        for (var owner : revision.at("/metadata/ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                var version = owner.path("apiVersion").asText();
                var group = version.contains("/") ? "." + version.substring(0, version.indexOf('/')) : "";
                var kind = owner.path("kind").asText().toLowerCase(Locale.ROOT);
                return kind + group + "/" + owner.path("name").asText();
            }
        }
        return "<none>";
    }

    private static String given(ObjectNode budget, String pointer) {
        return Cells.or(Cells.text(budget, pointer), "N/A");
    }

    private static long size(ObjectNode object, String field) {
        return object.path(field).size();
    }
}

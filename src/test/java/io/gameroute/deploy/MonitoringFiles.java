package io.gameroute.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of {@code deploy/monitoring/}, and the expressions in them. */
final class MonitoringFiles {
    private static final Path FOLDER = InstallationFiles.FOLDER.resolve("monitoring");

    private MonitoringFiles() {}

    static JsonNode read(String name) {
        return InstallationFiles.read(FOLDER.resolve(name));
    }

    static List<JsonNode> alerts() {
        List<JsonNode> alerts = new ArrayList<>();
        read("rules.yaml").path("groups").forEach(group -> group.path("rules").forEach(alerts::add));
        return alerts;
    }

    static List<JsonNode> panels() {
        List<JsonNode> panels = new ArrayList<>();
        for (JsonNode panel : read("dashboard.json").path("panels")) {
            if (!panel.path("type").asText().equals("row")) {
                panels.add(panel);
            }
        }
        return panels;
    }

    /** Of the dashboard and of the alerts. */
    static List<String> expressions() {
        List<String> expressions = new ArrayList<>();
        panels().forEach(panel -> panel.path("targets")
                .forEach(target -> expressions.add(target.path("expr").asText())));
        read("dashboard.json").at("/templating/list").findValues("query").stream()
                .map(JsonNode::asText)
                .filter(query -> query.startsWith("label_values("))
                .forEach(expressions::add);
        alerts().forEach(alert -> expressions.add(alert.path("expr").asText()));
        return expressions;
    }
}

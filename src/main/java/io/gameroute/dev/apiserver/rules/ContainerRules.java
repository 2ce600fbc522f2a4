package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.gameroute.dev.apiserver.json.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the real server refuses in a container. */
final class ContainerRules {
    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");
    private static final List<String> HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc", "sleep");

    private final ObjectNode container;
    private final String path;
    private final Complaints complaints;

    ContainerRules(ObjectNode container, String path, Complaints complaints) {
        this.container = container;
        this.path = path;
        this.complaints = complaints;
    }

    void check(Set<String> volumes, Set<String> names) {
        if (complaints.present(container, "name", path)) {
            String name = Json.text(container, "name");
            complaints.invalid(path + ".name", name, NameSyntax.ofLabel(name));
            if (!names.add(name)) {
                complaints.duplicate(path + ".name", "\"" + name + "\"");
            }
        }
        if (complaints.present(container, "image", path)) {
            String image = Json.text(container, "image");
            if (!image.equals(image.strip())) {
                complaints.invalid(path + ".image", image, "must not have leading or trailing whitespace");
            }
        }
        handlers();
        complaints.oneOf(container, "terminationMessagePolicy", path, List.of("File", "FallbackToLogsOnError"));
        variables();
        mounts(volumes);
        complaints.oneOf(container, "imagePullPolicy", path, List.of("Always", "IfNotPresent", "Never"));
        resources();
    }

    void ports(boolean hostNetwork, Set<String> hostPorts) {
        Set<String> names = new HashSet<>();
        int index = 0;
        for (ObjectNode port : Defaults.objects(container, "ports")) {
            String place = path + ".ports[" + index++ + "]";
            name(port, place, names);
            numbers(port, place, hostNetwork);
            complaints.oneOf(port, "protocol", place, List.of("SCTP", "TCP", "UDP"));
            int host = port.path("hostPort").asInt();
            String used = Json.text(port, "protocol") + "/" + Json.text(port, "hostIP") + "/" + host;
            if (host > 0 && !hostPorts.add(used)) {
                complaints.duplicate(place + ".hostPort", "\"" + used + "\"");
            }
        }
    }

    private void name(ObjectNode port, String place, Set<String> names) {
        String name = Json.text(port, "name");
        if (name.isEmpty()) {
            return;
        }
        List<String> wrong = NameSyntax.ofPort(name);
        complaints.invalid(place + ".name", name, wrong);
        if (wrong.isEmpty() && !names.add(name)) {
            complaints.duplicate(place + ".name", "\"" + name + "\"");
        }
    }

    private void numbers(ObjectNode port, String place, boolean hostNetwork) {
        int number = port.path("containerPort").asInt();
        int host = port.path("hostPort").asInt();
        if (number == 0) {
            complaints.required(place + ".containerPort");
        } else {
            complaints.port(place + ".containerPort", port.path("containerPort"));
        }
        if (host != 0) {
            complaints.port(place + ".hostPort", port.path("hostPort"));
        }
        if (hostNetwork && host != number) {
            complaints.invalid(
                    place + ".hostPort",
                    port.path("hostPort"),
                    "must match `containerPort` when `hostNetwork` is true");
        }
    }

    private void handlers() {
        for (String hook : List.of("postStart", "preStop")) {
            JsonNode handler = Json.at(container, "lifecycle", hook);
            if (handler.isObject()) {
                handler(handler, path + ".lifecycle." + hook);
            }
        }
        for (String probe : PROBES) {
            if (container.get(probe) instanceof ObjectNode handler) {
                handler(handler, path + "." + probe);
                numbers(probe, handler);
            }
        }
    }

    private void handler(JsonNode handler, String place) {
        boolean found = false;
        for (String kind : HANDLERS) {
            JsonNode one = handler.path(kind);
            if (!one.isObject()) {
                continue;
            }
            if (found) {
                complaints.forbidden(place + "." + kind, "may not specify more than 1 handler type");
            } else if (kind.equals("exec")) {
                if (one.path("command").isEmpty()) {
                    complaints.required(place + ".exec.command");
                }
            } else if (!kind.equals("sleep")) {
                complaints.portOrName(place + "." + kind + ".port", one.path("port"));
            }
            found = true;
        }
        if (!found) {
            complaints.required(place, "must specify a handler type");
        }
    }

    private void numbers(String probe, ObjectNode json) {
        String place = path + "." + probe + ".";
        for (String field : List.of(
                "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold")) {
            if (json.path(field).asInt() < 0) {
                complaints.invalid(place + field, json.path(field), "must be greater than or equal to 0");
            }
        }
        if (!probe.equals("readinessProbe") && json.path("successThreshold").asInt(1) != 1) {
            complaints.invalid(place + "successThreshold", json.path("successThreshold"), "must be 1");
        }
    }

    private void variables() {
        int index = 0;
        for (ObjectNode variable : Defaults.objects(container, "env")) {
            String place = path + ".env[" + index++ + "]";
            if (complaints.present(variable, "name", place)) {
                String name = Json.text(variable, "name");
                complaints.invalid(place + ".name", name, NameSyntax.ofVariable(name));
            }
            if (variable.path("valueFrom").isObject()
                    && !Json.text(variable, "value").isEmpty()) {
                complaints.invalid(place + ".valueFrom", "", "may not be specified when `value` is not empty");
            }
        }
    }

    private void mounts(Set<String> volumes) {
        Set<String> places = new HashSet<>();
        int index = 0;
        for (ObjectNode mount : Defaults.objects(container, "volumeMounts")) {
            String place = path + ".volumeMounts[" + index++ + "]";
            complaints.present(mount, "name", place);
            if (!volumes.contains(Json.text(mount, "name"))) {
                complaints.notFound(place + ".name", Json.text(mount, "name"));
            }
            String target = Json.text(mount, "mountPath");
            if (complaints.present(mount, "mountPath", place) && !places.add(target)) {
                complaints.invalid(place + ".mountPath", target, "must be unique");
            }
            String inside = Json.text(mount, "subPath");
            String field = path + ".volumeMounts.subPath";
            if (inside.startsWith("/")) {
                complaints.invalid(field, inside, "must be a relative path");
            } else if (Arrays.asList(inside.split("/")).contains("..")) {
                complaints.invalid(field, inside, "must not contain '..'");
            }
        }
    }

    private void resources() {
        JsonNode requests = Json.at(container, "resources", "requests");
        for (var limit : Json.at(container, "resources", "limits").properties()) {
            String most = limit.getValue().asText();
            String wanted = Json.text(requests, limit.getKey());
            if (!wanted.isEmpty() && amount(wanted).compareTo(amount(most)) > 0) {
                String detail = "must be less than or equal to " + limit.getKey() + " limit of " + most;
                complaints.invalid(path + ".resources.requests", wanted, detail);
            }
        }
    }

    private static BigDecimal amount(String quantity) {
        return Quantity.getAmountInBytes(new Quantity(quantity));
    }
}

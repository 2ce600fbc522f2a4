package io.gameroute.dev.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Services and endpoints: where they are reached. */
final class ServiceColumns {
    private static final int SHOWN_ENDPOINTS = 3;

    private ServiceColumns() {}

    static List<TableColumn> of() {
        return List.of(
                Cells.NAME,
                Cells.shown("Type", "/spec/type"),
                Cells.column("Cluster-IP", service -> Cells.orNone(Cells.text(service, "/spec/clusterIP"))),
                Cells.column("External-IP", ServiceColumns::external),
                Cells.column("Port(s)", ServiceColumns::ports),
                Cells.AGE,
                Cells.wide("Selector", ServiceColumns::selector));
    }

    static List<TableColumn> ofEndpoints() {
        return List.of(Cells.NAME, Cells.column("Endpoints", ServiceColumns::endpoints), Cells.AGE);
    }

    private static String external(ObjectNode service) {
        var addresses = Cells.texts(service.at("/spec/externalIPs"), "");
        return switch (Cells.text(service, "/spec/type")) {
            case "ExternalName" -> Cells.text(service, "/spec/externalName");
            case "LoadBalancer" -> {
                var all = new ArrayList<>(ingress(service));
                all.addAll(addresses);
                yield Cells.or(String.join(",", all), "<pending>");
            }
            default -> Cells.orNone(String.join(",", addresses));
        };
    }

    private static TreeSet<String> ingress(ObjectNode service) {
        var points = service.at("/status/loadBalancer/ingress");
        var found = new TreeSet<String>();
        points.forEach(point -> found.add(
                Cells.or(point.path("ip").asText(), point.path("hostname").asText())));
        return found;
    }

    private static String ports(ObjectNode service) {
        var shown = new ArrayList<String>();
        for (var port : service.at("/spec/ports")) {
            int node = port.path("nodePort").asInt();
            shown.add(port.path("port").asInt() + (node == 0 ? "" : ":" + node) + "/"
                    + port.path("protocol").asText("TCP"));
        }
        return Cells.orNone(String.join(",", shown));
    }

    private static String selector(ObjectNode service) {
        var labels = new TreeMap<String, String>();
        for (var label : service.at("/spec/selector").properties()) {
            labels.put(label.getKey(), label.getKey() + "=" + label.getValue().asText());
        }
        return Cells.orNone(String.join(",", labels.values()));
    }

    private static String endpoints(ObjectNode endpoints) {
        var subsets = endpoints.path("subsets");
        if (subsets.isEmpty()) {
            return "<none>";
        }
        var all = new ArrayList<String>();
        subsets.forEach(subset -> all.addAll(addresses(subset)));
        var shown = String.join(",", all.subList(0, Math.min(SHOWN_ENDPOINTS, all.size())));
        int more = all.size() - SHOWN_ENDPOINTS;
        return more > 0 ? shown + " + " + more + " more..." : shown;
    }

    private static List<String> addresses(JsonNode subset) {
        var hosts = Cells.texts(subset.path("addresses"), "ip");
        if (subset.path("ports").isEmpty()) {
            return hosts;
        }
        var all = new ArrayList<String>();
        for (var port : subset.path("ports")) {
            hosts.forEach(host -> all.add((host.contains(":") ? "[" + host + "]" : host) + ":"
                    + port.path("port").asInt()));
        }
        return all;
    }
}

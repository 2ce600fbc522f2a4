package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.store.ListQuery;
import io.gameroute.dev.apiserver.store.ObjectFilter;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Services: defaults, an address of their own, and ports on the nodes for the types that have them. */
final class ServiceRules implements KindRules {
    private static final int FIRST_NODE_PORT = 30_000;
    private static final int NODE_PORTS = 2_768;
    private static final Set<String> WITH_NODE_PORTS = Set.of("NodePort", "LoadBalancer");

    private final ObjectStore store;
    private final AtomicInteger addresses = new AtomicInteger(1);
    private final AtomicInteger nodePorts = new AtomicInteger();

    ServiceRules(ObjectStore store) {
        this.store = store;
    }

    @Override
    public void onCreate(ObjectNode service) {
        service.putObject("status").putObject("loadBalancer");
        defaults(service);
    }

    @Override
    public void admit(ObjectNode service) {
        ObjectNode spec = Json.objectAt(service, "spec");
        if (!isExternalName(service)) {
            address(spec);
        }
        if (WITH_NODE_PORTS.contains(Json.text(spec, "type"))) {
            nodePorts(spec);
        }
    }

    @Override
    public void onUpdate(ObjectNode service, ObjectNode old) {
        if (!isExternalName(service)) {
            new Defaults(Json.objectAt(service, "spec")).text("clusterIP", Json.text(old, "spec", "clusterIP"));
        }
        defaults(service);
        admit(service);
    }

    @Override
    public List<Cause> validate(ObjectNode service, Optional<ObjectNode> old) {
        Complaints complaints = new Complaints();
        new ServiceSpecRules(Json.objectAt(service, "spec"), complaints).check();
        return complaints.causes();
    }

    private void defaults(ObjectNode service) {
        ObjectNode spec = Json.objectAt(service, "spec");
        new Defaults(spec).text("type", "ClusterIP").text("sessionAffinity", "None");
        for (ObjectNode port : Defaults.objects(spec, "ports")) {
            new Defaults(port).text("protocol", "TCP");
            if (!port.path("targetPort").isTextual() && port.path("targetPort").asInt() == 0) {
                port.set("targetPort", port.path("port"));
            }
        }
        if (!isExternalName(service)) {
            new Defaults(spec).text("internalTrafficPolicy", "Cluster");
        }
        if (WITH_NODE_PORTS.contains(Json.text(spec, "type"))) {
            new Defaults(spec).text("externalTrafficPolicy", "Cluster");
        }
        if (Json.text(spec, "type").equals("LoadBalancer")) {
            new Defaults(spec).flag("allocateLoadBalancerNodePorts", true);
        }
    }

    private void address(ObjectNode spec) {
        boolean anyAddress = Json.text(spec, "clusterIP").equals("None")
                && Json.at(spec, "selector").isEmpty();
        new Defaults(spec).text("ipFamilyPolicy", anyAddress ? "RequireDualStack" : "SingleStack");
        if (Json.text(spec, "clusterIP").isEmpty()) {
            spec.put("clusterIP", freeAddress());
        }
        spec.putArray("clusterIPs").add(Json.text(spec, "clusterIP"));
        if (!spec.has("ipFamilies")) {
            ArrayNode families = spec.putArray("ipFamilies").add("IPv4");
            if (anyAddress) {
                families.add("IPv6");
            }
        }
    }

    private void nodePorts(ObjectNode spec) {
        if (Json.text(spec, "type").equals("LoadBalancer")
                && !spec.path("allocateLoadBalancerNodePorts").asBoolean()) {
            return;
        }
        List<ObjectNode> without = Defaults.objects(spec, "ports").stream()
                .filter(port -> port.path("nodePort").asInt() == 0)
                .toList();
        if (!without.isEmpty()) {
            Set<Integer> used = usedNodePorts();
            without.forEach(port -> port.put("nodePort", freeNodePort(used)));
        }
    }

    private String freeAddress() {
        Set<String> used = new HashSet<>();
        services().forEach(service -> used.add(service.fields().getOrDefault("spec.clusterIP", "")));
        while (true) {
            int number = addresses.incrementAndGet() & 0xffff;
            String address = "10.96." + (number >> 8) + "." + (number & 0xff);
            if (number > 1 && number < 0xffff && !used.contains(address)) {
                return address;
            }
        }
    }

    private int freeNodePort(Set<Integer> used) {
        for (int tries = 0; tries < NODE_PORTS; tries++) {
            int port = FIRST_NODE_PORT + Math.floorMod(nodePorts.getAndIncrement(), NODE_PORTS);
            if (used.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no node port is free");
    }

    private Set<Integer> usedNodePorts() {
        Set<Integer> used = new HashSet<>();
        for (StoredObject service : services()) {
            ObjectNode spec = Json.objectAt(service.tree(), "spec");
            Defaults.objects(spec, "ports")
                    .forEach(port -> used.add(port.path("nodePort").asInt()));
        }
        return used;
    }

    private List<StoredObject> services() {
        return store.list(ListQuery.all("services", ObjectFilter.ALL)).objects();
    }

    private static boolean isExternalName(ObjectNode service) {
        return Json.text(service, "spec", "type").equals("ExternalName");
    }
}

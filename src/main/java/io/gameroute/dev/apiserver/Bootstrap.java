package io.gameroute.dev.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceRegistry;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.verb.ObjectCreation;
import io.gameroute.dev.apiserver.verb.Target;
import io.gameroute.dev.apiserver.verb.WriteOptions;
import java.util.List;

/** What is in every cluster from its beginning. */
final class Bootstrap {
    private static final List<String> NAMESPACES = List.of("default", "kube-system", "kube-public", "kube-node-lease");

    private final ResourceRegistry registry;
    private final ObjectStore store;
    private final ObjectCreation creation;
    private final WriteOptions options = WriteOptions.ofServer("kube-apiserver");

    Bootstrap(ResourceRegistry registry, ObjectStore store, ObjectCreation creation) {
        this.registry = registry;
        this.store = store;
        this.creation = creation;
    }

    void run(int port) {
        NAMESPACES.forEach(name -> create("namespaces", "", name, Json.object()));
        ObjectNode service = Json.object();
        ObjectNode spec = service.putObject("spec").put("type", "ClusterIP").put("clusterIP", "10.96.0.1");
        spec.putArray("ports").addObject().put("name", "https").put("port", 443).put("targetPort", port);
        Json.objectAt(service, "metadata", "labels")
                .put("component", "apiserver")
                .put("provider", "kubernetes");
        create("services", "default", "kubernetes", service);
        priority("system-cluster-critical", 2_000_000_000);
        priority("system-node-critical", 2_000_001_000);
    }

    private void priority(String name, int value) {
        create("priorityclasses.scheduling.k8s.io", "", name, Json.object().put("value", value));
    }

    private void create(String resource, String namespace, String name, ObjectNode object) {
        registry.ofResource(resource).ifPresent(type -> {
            Target target = new Target(type, namespace, name, "");
            Json.metadata(object).put("name", name);
            if (store.get(target.key()).isEmpty()) {
                creation.create(target, object, options);
            }
        });
    }
}

package io.gameroute.component.informer;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Routes in YAML over a simulated API server with ConfigMaps, and what they were told. */
abstract class OverSimulatedConfigMaps {
    private static KubernetesMockServer server;
    static KubernetesClient client;

    @BeforeAll
    static void startServer() {
        server = new KubernetesMockServer(
                new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
        server.start();
        client = server.createClient();
    }

    @AfterAll
    static void stopServer() {
        client.close();
        server.shutdown();
    }

    final CamelContext context = new DefaultCamelContext();
    final List<Told> told = Collections.synchronizedList(new ArrayList<>());

    record Told(String action, String key, boolean initial, Object body, Object old, Object finalStateUnknown) {
        static Told of(Exchange exchange) {
            return new Told(
                    exchange.getMessage().getHeader(InformerConstants.ACTION, String.class),
                    exchange.getMessage().getHeader(InformerConstants.KEY, String.class),
                    exchange.getMessage().getHeader(InformerConstants.INITIAL, boolean.class),
                    exchange.getMessage().getBody(),
                    exchange.getMessage().getHeader(InformerConstants.OLD_OBJECT),
                    exchange.getMessage().getHeader(InformerConstants.FINAL_STATE_UNKNOWN));
        }

        String line() {
            return action + " " + key + (initial ? " initial" : "");
        }

        ConfigMap configMap() {
            return (ConfigMap) body;
        }
    }

    @BeforeEach
    void start() {
        context.getRegistry().bind("client", client);
        context.getRegistry().bind("note", (Processor) exchange -> told.add(Told.of(exchange)));
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        server.reset();
    }

    InformerComponent component() {
        return context.getComponent("informer", InformerComponent.class);
    }

    void awaitSynced(String selection) {
        await().until(() -> component().caches().find(selection).orElseThrow().hasSynced());
    }

    void load(String uri) throws Exception {
        load("- route: {from: {uri: '" + uri + "', steps: [{process: {ref: note}}]}}", "route-" + System.nanoTime());
    }

    void load(String yaml, String id) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString(
                        id + ".yaml",
                        yaml.contains("id: ")
                                ? yaml
                                : yaml.replaceFirst("route:\\s*\\{", "route: {id: '" + id + "', ")));
    }

    List<String> lines() {
        return List.copyOf(told).stream().map(Told::line).toList();
    }

    void create(String namespace, String name) {
        create(namespace, name, Map.of());
    }

    void create(String namespace, String name, Map<String, String> labels) {
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .addToData("big", "data")
                        .build())
                .create();
    }

    void createWithManagedFields() {
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace("games")
                        .withName("a")
                        .withManagedFields(new ManagedFieldsEntryBuilder()
                                .withManager("kubectl")
                                .build())
                        .endMetadata()
                        .addToData("big", "data")
                        .build())
                .create();
    }

    ConfigMap changed(ConfigMap map) {
        return new ConfigMapBuilder(map).addToData("changed", "yes").build();
    }
}

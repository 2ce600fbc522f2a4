package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.cluster.ApiRead;
import io.gameroute.cluster.AuditLog;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** A route over ConfigMaps of a real API server, and what it was told. The server may be taken away; hence a control plane of its own. */
@ExtendWith(ControlPlaneExtension.class)
abstract class OverRealConfigMaps {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    static ControlPlane cluster;

    final CamelContext context = new DefaultCamelContext();
    final List<String> told = new CopyOnWriteArrayList<>();
    final Map<String, String> state = new ConcurrentHashMap<>();
    final String namespace = "informer-" + System.nanoTime();

    @BeforeAll
    static void startCluster() {
        cluster = ControlPlane.start();
    }

    @AfterAll
    static void stopCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @AfterEach
    void stopContext() {
        context.stop();
    }

    void start(KubernetesClient client, String uri) throws Exception {
        context.getRegistry().bind("client", client);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> note(exchange.getMessage()));
            }
        });
        context.start();
    }

    void note(Message message) {
        String action = message.getHeader(InformerConstants.ACTION, String.class);
        String name = message.getHeader(InformerConstants.KEY, String.class).replaceFirst(".*/", "");
        told.add(action + " " + name + (message.getHeader(InformerConstants.INITIAL, boolean.class) ? " initial" : "")
                + (message.getHeader(InformerConstants.FINAL_STATE_UNKNOWN, false, Boolean.class)
                        ? " final state unknown"
                        : ""));
        if (action.equals("DELETED")) {
            state.remove(name);
        } else if (message.getBody() instanceof ConfigMap map) {
            state.put(name, value(map));
        }
    }

    List<String> lists(AuditLog.Mark mark) {
        return reads(mark, "list");
    }

    List<String> reads(AuditLog.Mark mark, String verb) {
        return cluster.auditLog().readsSince(mark, "reader").stream()
                .filter(read -> read.verb().equals(verb) && read.uri().contains(namespace))
                .map(ApiRead::uri)
                .toList();
    }

    void put(String name, String value) {
        admin().resource(new ConfigMapBuilder(configMap(name))
                        .addToData("value", value)
                        .build())
                .forceConflicts()
                .serverSideApply();
    }

    static String value(ConfigMap map) {
        return map.getData() == null ? "" : map.getData().getOrDefault("value", "");
    }

    HealthCheck.Result check() {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().startsWith("informer:"))
                .findFirst()
                .orElseThrow();
    }

    static KubernetesClient admin() {
        return cluster.adminClient();
    }

    void createNamespace() {
        admin().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    void create(String name) {
        admin().resource(configMap(name)).create();
    }

    ConfigMap configMap(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .addToLabels("mine", "yes")
                .endMetadata()
                .build();
    }
}

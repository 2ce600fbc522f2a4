package io.gameroute.delivery;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSpec;
import io.gameroute.kube.HttpKubernetesWriter;
import io.gameroute.kube.ResourcePath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes to game servers that have no pods, so nobody else writes to them. Each write gives one of them a priority that no other write gives. */
final class Changes {
    private static final int SERVERS = 96;
    private static final int LANES = 16;
    private static final String API = "game.kruise.io/v1alpha1";

    private final KubernetesClient client;
    private final HttpKubernetesWriter writer;
    private final String namespace;
    private final int count;
    private final AtomicInteger done = new AtomicInteger();

    Changes(KubernetesClient client, String namespace, int count) {
        this.client = client;
        this.writer = new HttpKubernetesWriter(client);
        this.namespace = namespace;
        this.count = count;
        CompletableFuture.allOf(IntStream.range(0, SERVERS)
                        .mapToObj(server -> writer.create(path(""), server(server)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private HasMetadata server(int number) {
        GameServer server = new GameServer();
        server.setMetadata(new ObjectMetaBuilder()
                .withName(name(number))
                .withNamespace(namespace)
                .build());
        server.setSpec(new GameServerSpec("None", new IntOrString(0), new IntOrString(0), false, List.of()));
        return server;
    }

    /** The writes to one server come one after the other. */
    CompletableFuture<Void> begin() {
        return CompletableFuture.allOf(
                IntStream.rangeClosed(1, LANES).mapToObj(this::lane).toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> lane(int number) {
        if (number > count) {
            return CompletableFuture.completedFuture(null);
        }
        JsonNode spec = JsonNodeFactory.instance.objectNode().put("deletionPriority", number);
        return writer.patch(
                        path(name(number % SERVERS)),
                        "application/merge-patch+json",
                        JsonNodeFactory.instance.objectNode().set("spec", spec))
                .thenCompose(written -> {
                    done.incrementAndGet();
                    return lane(number + LANES);
                });
    }

    /** Waits until that part of the writes has been made. */
    void awaitDone(double part) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> done.get() >= part * count);
    }

    List<String> values() {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
    }

    /** What the cluster says, by uid. */
    Map<String, String> priorities() {
        return client.resources(GameServer.class).inNamespace(namespace).list().getItems().stream()
                .collect(Collectors.toMap(
                        server -> server.getMetadata().getUid(),
                        server -> String.valueOf(
                                server.getSpec().deletionPriority().getValue())));
    }

    private ResourcePath path(String name) {
        return new ResourcePath(API, "gameservers", namespace, name, "");
    }

    private static String name(int number) {
        return "alone-" + number;
    }
}

package io.gameroute.reconcile.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.api.GameServerSet;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.cluster.TestNamespace;
import io.gameroute.kube.HttpKubernetesWriter;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ControlPlaneExtension.class)
class KubernetesEventPublisherIT {
    private static final GameServerSet SET = Serialization.unmarshal("""
            apiVersion: game.kruise.io/v1alpha1
            kind: GameServerSet
            metadata: {name: gss}
            spec:
              replicas: 2
              gameServerTemplate:
                spec: {containers: [{name: game, image: "game:1"}]}
            """, GameServerSet.class);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final ControlPlane cluster;
    private final KubernetesClient client;
    private final String namespace;
    private final KubernetesEventPublisher publisher;

    KubernetesEventPublisherIT(ControlPlane cluster, TestNamespace namespace) {
        this.cluster = cluster;
        this.client = cluster.adminClient();
        this.namespace = namespace.name();
        this.publisher = new KubernetesEventPublisher(
                new HttpKubernetesWriter(client), "replica-1", Clock.systemUTC(), executor);
    }

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void theApiServerTakesAnEventWhoseReasonContainsBlanks() {
        publishAndFlush(PlannedEvent.warning(
                set(), "PersistentVolumeClaim Not Found; ContainerTerminated:Error", "There is no pvc"));

        assertThat(events()).singleElement().satisfies(event -> assertThat(event.getReason())
                .isEqualTo("PersistentVolumeClaim Not Found; ContainerTerminated:Error"));
    }

    @Test
    void aRepetitionIsCountedOnTheEventThatIsThere() {
        publishAndFlush(scale("again"));
        publishAndFlush(scale("again"));

        assertThat(events()).singleElement().satisfies(event -> assertThat(event.getCount())
                .isEqualTo(2));
    }

    @Test
    void anEventThatSomebodyDeletedIsCreatedAnew() {
        publishAndFlush(scale("again"));
        client.v1().events().inNamespace(namespace).delete();
        publishAndFlush(scale("again"));

        assertThat(events()).singleElement().satisfies(event -> assertThat(event.getCount())
                .isEqualTo(2));
    }

    @Test
    void aCrowdBecomesElevenEvents() {
        publishAndFlush(IntStream.range(0, 100)
                .mapToObj(i -> new ObjectRef(ResourceKind.GAME_SERVER, namespace, "gss-" + i, "uid-" + i))
                .map(server -> PlannedEvent.normal(server, "GsStateChanged", "OpsState turn from None to Allocated ")
                        .groupedBy(set()))
                .toArray(PlannedEvent[]::new));

        assertThat(events()).hasSize(11);
        assertThat(events())
                .extracting(Event::getMessage)
                .anyMatch(message -> message.startsWith("90 more game servers"));
    }

    @Test
    void kubectlGetEventsShowsTheEvent() throws IOException, InterruptedException {
        publishAndFlush(scale("scale from 1 to 2"));

        assertThat(kubectl("get", "events")).contains("Scale", "scale from 1 to 2", "gameserverset/gss");
    }

    @Test
    void kubectlDescribeShowsTheEventAndWhoTellsIt() throws IOException, InterruptedException {
        cluster.installCrds(Path.of("deploy/crds"));
        GameServerSet created = client.resource(SET).inNamespace(namespace).create();
        publishAndFlush(
                PlannedEvent.normal(ObjectRef.of(ResourceKind.GAME_SERVER_SET, created), "Scale", "scale from 1 to 2"));

        assertThat(kubectl("describe", "gss", "gss"))
                .containsPattern("Normal\\s+Scale\\s+\\S+\\s+gameserverset-controller\\s+scale from 1 to 2");
    }

    private void publishAndFlush(PlannedEvent... events) {
        publisher.publish(List.of(events));
        await().atMost(Duration.ofSeconds(20)).until(publisher.flush()::isDone);
    }

    private List<Event> events() {
        return client.v1().events().inNamespace(namespace).list().getItems();
    }

    private PlannedEvent scale(String message) {
        return PlannedEvent.normal(set(), "Scale", message);
    }

    private ObjectRef set() {
        return new ObjectRef(ResourceKind.GAME_SERVER_SET, namespace, "gss", "uid-of-set");
    }

    private String kubectl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                cluster.kubectl().toString(),
                "--kubeconfig",
                cluster.kubeconfig().toString(),
                "--namespace",
                namespace));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}

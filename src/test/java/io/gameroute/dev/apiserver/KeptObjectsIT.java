package io.gameroute.dev.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is there after a restart, however the process ended. */
class KeptObjectsIT {
    private static final ResourceDefinitionContext GAME_SERVERS = new ResourceDefinitionContext.Builder()
            .withGroup("game.kruise.io")
            .withVersion("v1alpha1")
            .withPlural("gameservers")
            .withKind("GameServer")
            .withNamespaced(true)
            .build();

    @TempDir
    private Path folder;

    @Test
    void everythingIsThereAgainAndVersionsGoOn() {
        String last;
        try (EmbeddedApiServer first = start();
                KubernetesClient client = EmbeddedClients.of(first)) {
            EmbeddedClients.installCrds(first, Path.of("deploy/crds"));
            create(client, "a");
            create(client, "gone");
            client.configMaps().inNamespace("default").withName("gone").delete();
            client.genericKubernetesResources(GAME_SERVERS)
                    .inNamespace("default")
                    .resource(gameServer())
                    .create();
            client.configMaps().inNamespace("default").withName("a").edit(map -> new ConfigMapBuilder(map)
                    .addToData("x", "2")
                    .build());
            last = create(client, "b").getMetadata().getResourceVersion();
        }
        try (EmbeddedApiServer second = start();
                KubernetesClient client = EmbeddedClients.of(second)) {
            assertThat(names(client)).contains("a", "b").doesNotContain("gone");
            assertThat(client.configMaps()
                            .inNamespace("default")
                            .withName("a")
                            .get()
                            .getData())
                    .containsEntry("x", "2");
            assertThat(client.genericKubernetesResources(GAME_SERVERS)
                            .inNamespace("default")
                            .withName("kept")
                            .get())
                    .isNotNull();
            assertThat(Long.parseLong(create(client, "c").getMetadata().getResourceVersion()))
                    .isGreaterThan(Long.parseLong(last));
        }
    }

    /** One writes and is killed in the middle: what is there afterwards is what was written first. */
    @Test
    void aKilledProcessLosesAtMostItsLastWrites() throws IOException, InterruptedException {
        Path kubeconfig = folder.resolve("kubeconfig");
        Process process = startProcess(kubeconfig);
        try (KubernetesClient client = client(kubeconfig)) {
            IntStream.range(0, 200).forEach(i -> create(client, "m-" + i));
            await().atMost(Duration.ofSeconds(20)).until(() -> journal().contains("m-199"));
            Thread writer = new Thread(() -> writeOn(client));
            writer.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> journal().contains("m-250"));
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            writer.join();
        }
        try (EmbeddedApiServer second = start();
                KubernetesClient client = EmbeddedClients.of(second)) {
            List<String> names =
                    names(client).stream().filter(name -> name.startsWith("m-")).toList();
            assertThat(names).hasSizeGreaterThanOrEqualTo(251);
            assertThat(names)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, names.size())
                            .mapToObj(i -> "m-" + i)
                            .toList());
        }
    }

    @Test
    void anEndThatWasNotWrittenInFullIsDropped() throws IOException {
        try (EmbeddedApiServer first = start();
                KubernetesClient client = EmbeddedClients.of(first)) {
            create(client, "a");
        }
        Path file = folder.resolve("data/objects.journal");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, new byte[] {0, 0, 1, 0, 7, 7, 7, 7, 1}, StandardOpenOption.APPEND);
        try (EmbeddedApiServer second = start();
                KubernetesClient client = EmbeddedClients.of(second)) {
            assertThat(names(client)).contains("a");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));
        try (EmbeddedApiServer third = start();
                KubernetesClient client = EmbeddedClients.of(third)) {
            assertThat(client.namespaces().withName("default").get()).isNotNull();
        }
    }

    @Test
    void aFolderThatIsInUseIsRefused() {
        try (EmbeddedApiServer first = start()) {
            assertThat(first.url()).isNotEmpty();
            assertThatThrownBy(this::start).hasMessageContaining("is in use by another process");
        }
    }

    private EmbeddedApiServer start() {
        return EmbeddedApiServer.start(EmbeddedApiServerOptions.DEFAULT.withData(folder.resolve("data")));
    }

    private Process startProcess(Path kubeconfig) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeptServer.class.getName(),
                        folder.resolve("data").toString(),
                        kubeconfig.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(kubeconfig) && Files.size(kubeconfig) > 0);
        return process;
    }

    private static KubernetesClient client(Path kubeconfig) throws IOException {
        Config config = Config.fromKubeconfig(Files.readString(kubeconfig));
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** Until the server is killed. */
    private static void writeOn(KubernetesClient client) {
        try {
            for (int i = 200; ; i++) {
                create(client, "m-" + i);
            }
        } catch (KubernetesClientException killed) {
            assertThat(killed.getCode()).isNotEqualTo(409);
        }
    }

    private String journal() throws IOException {
        return Files.readString(folder.resolve("data/objects.journal"), StandardCharsets.ISO_8859_1);
    }

    private static ConfigMap create(KubernetesClient client, String name) {
        return client.configMaps()
                .inNamespace("default")
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
    }

    private static GenericKubernetesResource gameServer() {
        GenericKubernetesResource server = new GenericKubernetesResource();
        server.setApiVersion("game.kruise.io/v1alpha1");
        server.setKind("GameServer");
        server.setMetadata(new ConfigMapBuilder()
                .withNewMetadata()
                .withName("kept")
                .endMetadata()
                .build()
                .getMetadata());
        return server;
    }

    private static List<String> names(KubernetesClient client) {
        return client.configMaps().inNamespace("default").list().getItems().stream()
                .map(map -> map.getMetadata().getName())
                .toList();
    }
}

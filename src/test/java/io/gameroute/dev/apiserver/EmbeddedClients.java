package io.gameroute.dev.apiserver;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Clients of an embedded server. */
final class EmbeddedClients {
    private EmbeddedClients() {}

    static KubernetesClient of(EmbeddedApiServer server) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build();
    }

    static void installCrds(EmbeddedApiServer server, Path folder) {
        try (KubernetesClient client = of(server);
                Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> install(client, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void install(KubernetesClient client, Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            var definition =
                    client.apiextensions().v1().customResourceDefinitions().load(stream);
            definition.create();
            definition.waitUntilCondition(EmbeddedClients::isEstablished, 10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEstablished(CustomResourceDefinition definition) {
        return definition != null
                && definition.getStatus() != null
                && definition.getStatus().getConditions() != null
                && definition.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Established")
                                && condition.getStatus().equals("True"));
    }
}

package io.gameroute.cluster;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Applies the CRD files of a folder and returns when the API server serves them. */
public record CrdInstaller(KubernetesClient client) {

    public void install(Path folder) {
        List<CustomResourceDefinition> definitions =
                files(folder).stream().map(this::load).toList();
        definitions.forEach(definition -> resource(definition).forceConflicts().serverSideApply());
        definitions.forEach(definition ->
                resource(definition).waitUntilCondition(CrdInstaller::isEstablished, 30, TimeUnit.SECONDS));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CustomResourceDefinition load(Path file) {
        return client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .load(file.toFile())
                .item();
    }

    private Resource<CustomResourceDefinition> resource(CustomResourceDefinition definition) {
        return client.apiextensions().v1().customResourceDefinitions().resource(definition);
    }

    private static boolean isEstablished(@Nullable CustomResourceDefinition definition) {
        return definition != null
                && definition.getStatus() != null
                && definition.getStatus().getConditions() != null
                && definition.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "Established".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }
}

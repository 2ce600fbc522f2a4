package io.gameroute.dev.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.gameroute.cluster.ControlPlaneExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ControlPlaneExtension.class)
class LocalControlPlaneIT {
    @TempDir
    private Path folder;

    @Test
    void itKeepsItsObjectsInTheFolderAndEndsItsProcesses() throws IOException {
        List<ProcessHandle> children;
        try (LocalControlPlane plane = start();
                KubernetesClient client = client(plane)) {
            children = ProcessHandle.current()
                    .children()
                    .filter(this::isOfThisTest)
                    .toList();
            assertThat(children).hasSize(3);
            client.resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withName("kept")
                            .withNamespace("default")
                            .endMetadata()
                            .build())
                    .create();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(plane.kubeconfig())))
                    .isEqualTo("rw-------");
        }
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        try (LocalControlPlane again = start();
                KubernetesClient client = client(again)) {
            assertThat(client.configMaps()
                            .inNamespace("default")
                            .withName("kept")
                            .get())
                    .isNotNull();
        }
    }

    private boolean isOfThisTest(ProcessHandle child) {
        return child.info().commandLine().orElse("").contains(folder.toString());
    }

    private LocalControlPlane start() {
        ControlPlaneBinaries binaries = ControlPlaneBinaries.locate(System.getenv(), LocalControlPlane.NEEDED)
                .orElseThrow();
        return LocalControlPlane.start(binaries, Optional.of(folder.resolve("data")), 0);
    }

    private static KubernetesClient client(LocalControlPlane plane) throws IOException {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(Files.readString(plane.kubeconfig())))
                .build();
    }
}

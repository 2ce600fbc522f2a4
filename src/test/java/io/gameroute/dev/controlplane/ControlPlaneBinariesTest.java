package io.gameroute.dev.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlPlaneBinariesTest {
    private static final List<String> NEEDED = List.of("etcd", "kube-apiserver");

    @TempDir
    private Path folder;

    @Test
    void theNewestCompleteVersionIsTaken() throws IOException {
        binaries("k8s/1.9.1-linux-amd64", NEEDED);
        binaries("k8s/1.36.3-linux-amd64", NEEDED);
        binaries("k8s/1.37.0-linux-amd64", List.of("etcd"));
        binaries("k8s/leftovers", NEEDED);

        assertThat(ControlPlaneBinaries.locate(testDirectory(), NEEDED))
                .contains(new ControlPlaneBinaries(folder.resolve("k8s/1.36.3-linux-amd64")));
    }

    @Test
    void theAssetsOfKubebuilderComeFirst() throws IOException {
        binaries("k8s/1.36.3-linux-amd64", NEEDED);
        binaries("assets", NEEDED);

        assertThat(ControlPlaneBinaries.locate(
                        Map.of(
                                "KUBE_API_TEST_DIR",
                                folder.toString(),
                                "KUBEBUILDER_ASSETS",
                                folder.resolve("assets").toString()),
                        NEEDED))
                .contains(new ControlPlaneBinaries(folder.resolve("assets")));
    }

    @Test
    void whoHasNoneIsToldWhatIsLookedForAndWhere() {
        assertThat(ControlPlaneBinaries.locate(testDirectory(), NEEDED)).isEmpty();
        assertThat(ControlPlaneBinaries.missing(testDirectory(), NEEDED))
                .contains(
                        "etcd, kube-apiserver",
                        "KUBEBUILDER_ASSETS",
                        folder.resolve("k8s").toString())
                .doesNotContain("\n");
    }

    private Map<String, String> testDirectory() {
        return Map.of("KUBE_API_TEST_DIR", folder.toString());
    }

    private void binaries(String place, List<String> names) throws IOException {
        Path versioned = Files.createDirectories(folder.resolve(place));
        for (String name : names) {
            Path file = Files.createFile(versioned.resolve(name));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}

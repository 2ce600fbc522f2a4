package io.gameroute.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Looks into the image that {@code mvn verify -Pimage-check} built; other builds build none. */
@EnabledIf(value = "isBuilt", disabledReason = "no image: build one with -Pimage-check")
class ImageLayersIT {
    private static final Path IMAGE = Path.of("target", "jib-image.tar");

    static boolean isBuilt() {
        return Files.exists(IMAGE);
    }

    @Test
    void runsTheControllerAsAUserWithoutRights(@TempDir Path folder) throws IOException, InterruptedException {
        JsonNode config = unpacked(folder).path("config");

        assertThat(InstallationFiles.texts(config.path("Entrypoint")))
                .startsWith("java")
                .endsWith("io.gameroute.Main");
        assertThat(InstallationFiles.texts(config.path("Cmd"))).containsExactly("run");
        assertThat(config.path("User").asText()).isEqualTo("65532:65532");
        assertThat(config.path("WorkingDir").asText()).isEqualTo("/app");
    }

    @Test
    void leavesHalfOfTheMemoryToWhatIsNotHeap(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(InstallationFiles.texts(unpacked(folder).at("/config/Entrypoint")))
                .contains("-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50");
    }

    @Test
    void carriesTheProgramItsLibrariesAndEveryRoute(@TempDir Path folder) throws IOException, InterruptedException {
        unpacked(folder);
        List<String> files = new ArrayList<>();
        for (JsonNode layer : Serialization.unmarshal(Files.readString(folder.resolve("manifest.json")), JsonNode.class)
                .at("/0/Layers")) {
            files.addAll(tar("-tzf", folder.resolve(layer.asText()).toString())
                    .lines()
                    .toList());
        }

        assertThat(files)
                .contains("app/classpath/gameroute.jar")
                .anyMatch(file -> file.matches("app/libs/camel-main-.*\\.jar"))
                .contains(routes());
    }

    private static String[] routes() throws IOException {
        try (var routes = Files.walk(Path.of("routes"))) {
            return routes.filter(Files::isRegularFile)
                    .map(file -> "app/" + file)
                    .toArray(String[]::new);
        }
    }

    private static JsonNode unpacked(Path folder) throws IOException, InterruptedException {
        tar("-xf", IMAGE.toString(), "-C", folder.toString());
        return Serialization.unmarshal(Files.readString(folder.resolve("config.json")), JsonNode.class);
    }

    private static String tar(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tar", "--warning=no-unknown-keyword"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}

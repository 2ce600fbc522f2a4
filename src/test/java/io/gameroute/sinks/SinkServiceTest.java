package io.gameroute.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gameroute.sinks.SinkState.Condition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkServiceTest {
    private static final String GOOD =
            "- route:\n    id: ID\n    from:\n      uri: timer:x\n      steps:\n        - to: log:x\n";

    @TempDir
    private Path directory;

    private final DefaultCamelContext host = new DefaultCamelContext();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private SinkService service;

    @BeforeEach
    void start() throws Exception {
        host.getCamelContextExtension()
                .addContextPlugin(HealthCheckRegistry.class, new DefaultHealthCheckRegistry(host));
        host.getRegistry().bind("meters", MeterRegistry.class, meters);
        host.start();
        service = new SinkService(
                host,
                new SinkFilesReader(directory, directory)::read,
                Duration.ofMillis(20),
                SinkPolicy.defaults(),
                SinkSurroundings.elsewhere(directory),
                SinkReporter.silent());
        host.addService(service);
    }

    @AfterEach
    void stop() {
        host.stop();
    }

    @Test
    void files_come_change_and_go_while_it_runs() throws IOException {
        write("a.camel.yaml", good("a"));
        await().until(() -> isRunning("a.camel.yaml"));
        write("a.camel.yaml", "- broken");
        await().until(() -> condition("a.camel.yaml") == Condition.RUNNING_OLDER);
        Files.delete(directory.resolve("a.camel.yaml"));
        await().until(() -> service.states().isEmpty());
    }

    @Test
    void a_mounted_config_map_is_followed_through_its_swap() throws IOException {
        mount("one", Map.of("a.camel.yaml", good("a")));
        Files.createSymbolicLink(directory.resolve("a.camel.yaml"), Path.of("..data", "a.camel.yaml"));
        await().until(() -> isRunning("a.camel.yaml"));
        mount("two", Map.of("a.camel.yaml", "- broken"));

        await().until(() -> condition("a.camel.yaml") == Condition.RUNNING_OLDER);
    }

    @Test
    void a_file_of_another_kind_is_no_sink() throws IOException {
        write("README.md", "text");
        write("a.camel.yaml", good("a"));

        await().until(() -> isRunning("a.camel.yaml"));
        assertThat(service.states()).containsOnlyKeys("a.camel.yaml");
    }

    @Test
    void a_broken_file_is_a_metric_and_a_health_detail_of_a_healthy_process() throws IOException {
        write("a.camel.yaml", "- broken");
        await().until(() -> condition("a.camel.yaml") == Condition.NOT_RUNNING);

        await().until(() -> meters.find("gameroute_sink_file_broken")
                        .tag("file", "a.camel.yaml")
                        .gauge()
                != null);
        assertThat(meters.get("gameroute_sink_file_broken").gauge().value()).isEqualTo(1);
        var health = HealthCheckRegistry.get(host)
                .getCheck("sink-files")
                .orElseThrow()
                .call();
        assertThat(health.getState().name()).isEqualTo("UP");
        assertThat(health.getDetails().get("a.camel.yaml")).asString().startsWith("not running: a.camel.yaml:1: ");
    }

    @Test
    void what_runs_goes_on_while_the_directory_cannot_be_read() throws IOException {
        write("a.camel.yaml", good("a"));
        await().until(() -> isRunning("a.camel.yaml"));
        Files.delete(directory.resolve("a.camel.yaml"));
        Files.delete(directory);

        await().until(() -> HealthCheckRegistry.get(host)
                .getCheck("sink-files")
                .orElseThrow()
                .call()
                .getDetails()
                .containsKey("sinks.error"));
        assertThat(condition("a.camel.yaml")).isEqualTo(Condition.RUNNING);
        Files.createDirectory(directory);
    }

    private static String good(String id) {
        return GOOD.replace("ID", id);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    /** As the kubelet does it: a new directory, and a link that is swapped in one step. */
    private void mount(String version, Map<String, String> files) throws IOException {
        Path data = Files.createDirectory(directory.resolve(".." + version));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(data.resolve(file.getKey()), file.getValue());
        }
        Path link = Files.createSymbolicLink(directory.resolve("..data_tmp"), data.getFileName());
        Files.move(link, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isRunning(String file) {
        return condition(file) == Condition.RUNNING;
    }

    private Condition condition(String file) {
        SinkState state = service.states().get(file);
        return state == null ? null : state.condition();
    }
}

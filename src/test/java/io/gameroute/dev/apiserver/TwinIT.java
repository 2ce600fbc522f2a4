package io.gameroute.dev.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The embedded API server answers what the real one answers: every file in {@code twin/} is sent to both. */
@ExtendWith(ControlPlaneExtension.class)
class TwinIT {
    private static final Path CASES = Path.of("src/test/resources/twin");
    private static final Path CRDS = Path.of("deploy/crds");

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static EmbeddedApiServer embedded;
    private static ApiUnderTest ours;
    private static ApiUnderTest real;

    @BeforeAll
    static void startBoth(ControlPlane controlPlane) throws IOException {
        embedded = EmbeddedApiServer.start(EmbeddedApiServerOptions.DEFAULT);
        ours = ApiUnderTest.of(embedded.kubeconfig());
        real = ApiUnderTest.of(Files.readString(controlPlane.kubeconfig()));
        controlPlane.installCrds(CRDS);
        EmbeddedClients.installCrds(embedded, CRDS);
    }

    @AfterAll
    static void stop() {
        embedded.close();
    }

    @TestFactory
    Stream<DynamicTest> bothAnswerTheSame() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.sorted().map(TwinCase::read).toList().stream()
                    .map(twin -> DynamicTest.dynamicTest(twin.name(), () -> compare(twin)));
        }
    }

    private static void compare(TwinCase twin) {
        String namespace =
                String.format(Locale.ROOT, "twin-%d-%d", ProcessHandle.current().pid(), NUMBERS.incrementAndGet());
        List<String> expected = twin.run(real, namespace);
        List<String> actual = twin.run(ours, namespace);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).as("step " + i).isEqualTo(expected.get(i));
        }
    }
}

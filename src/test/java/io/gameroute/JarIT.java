package io.gameroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.cluster.TestNamespace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the build leaves, as a process of its own: {@code java -jar target/gameroute.jar run}, from its command line to its end. The property
 * {@code jar.java} names another Java to run it on.
 */
@ExtendWith(ControlPlaneExtension.class)
class JarIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void itBecomesReadyLogsJsonAndGivesItsLeaseBackWhenItIsAskedToEnd() throws Exception {
        ControlPlane cluster = ControlPlane.shared();
        cluster.installCrds(Path.of("deploy/crds"));
        int port = FreePort.find();
        Path log = folder.resolve("log");
        try (TestNamespace namespace = TestNamespace.create(cluster.adminClient(), "process")) {
            Process process = start(cluster, namespace.name(), port, log);
            try {
                await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> assertThat(
                                status("http://127.0.0.1:" + port + "/observe/health/ready"))
                        .as("ready; its log: %s", Files.readString(log))
                        .isEqualTo(200));
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> Files.readString(log).contains("became leader")
                                && Files.readString(log).contains("(gameroute) started in"));
                assertThat(holder(cluster, namespace.name())).isNotEmpty();

                process.destroy();

                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(holder(cluster, namespace.name())).isEmpty();
                List<String> lines = Files.readAllLines(log);
                assertThat(lines).isNotEmpty().allSatisfy(line -> JSON.readTree(line));
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static Process start(ControlPlane cluster, String namespace, int port, Path log) throws IOException {
        return new ProcessBuilder(
                        System.getProperty(
                                "jar.java",
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()),
                        "-jar",
                        "target/gameroute.jar",
                        "run",
                        "--log-format=json",
                        "--kubeconfig=" + cluster.kubeconfig(),
                        "--data=" + log.resolveSibling("data"),
                        "--set",
                        "gameroute.leader-election.namespace=" + namespace,
                        "--set",
                        "gameroute.http.port=" + port)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(log.toFile())
                .start();
    }

    private static int status(String uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Empty when nobody holds the Lease, or there is none. */
    private static String holder(ControlPlane cluster, String namespace) {
        Lease lease = cluster.adminClient()
                .leases()
                .inNamespace(namespace)
                .withName("gameroute")
                .get();
        return lease == null || lease.getSpec().getHolderIdentity() == null
                ? ""
                : lease.getSpec().getHolderIdentity();
    }
}

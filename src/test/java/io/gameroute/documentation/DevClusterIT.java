package io.gameroute.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.KubectlBinary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clusters of {@code gameroute dev} besides the plain one. */
class DevClusterIT {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final String APPLY = "kubectl apply -f docs/examples/minecraft.yaml";
    private static final String WAIT = "kubectl wait gs --all --for=condition=Ready --timeout=30s";
    private static final String UIDS = "kubectl get pods -o custom-columns=NAME:.metadata.name,UID:.metadata.uid";

    @TempDir
    Path folder;

    @Test
    void whatIsKeptIsThereAgainAfterAKill() throws InterruptedException {
        String[] keep = {"--data", folder.resolve("data").toString()};
        String before;
        try (DevProcess dev = DevProcess.start(folder, keep)) {
            Shell shell = shell(dev);
            run(shell, APPLY);
            awaitReady(shell, "minecraft-2");
            before = run(shell, UIDS);
            dev.kill();
        }
        try (DevProcess dev = DevProcess.start(folder, keep)) {
            Shell shell = shell(dev);
            assertThat(run(shell, UIDS)).isEqualTo(before);
            run(shell, "kubectl scale gss minecraft --replicas=4");
            awaitReady(shell, "minecraft-3");
        }
    }

    @Test
    void theRealApiServerIsStartedAndEnded() throws InterruptedException {
        Assumptions.assumeTrue(ControlPlane.isAvailable(), "SKIPPED: there is no real API server on this machine");
        try (DevProcess dev = DevProcess.start(folder, "--cluster", "apiserver")) {
            Shell shell = shell(dev);
            run(shell, APPLY);
            awaitReady(shell, "minecraft-2");
            Path kubeconfig = dev.kubeconfig();
            assertThat(dev.end()).isTrue();
            assertThat(kubeconfig).doesNotExist();
        }
    }

    /** A wait for all is one for those that are there: the last one has to be. */
    private static void awaitReady(Shell shell, String last) {
        await().atMost(BOUND).until(() -> run(shell, UIDS).contains(last));
        run(shell, WAIT);
    }

    private static String run(Shell shell, String command) {
        Shell.Answer answer = shell.run(command);
        assertThat(answer.code()).as(answer.text()).isZero();
        return answer.text();
    }

    private static Shell shell(DevProcess dev) {
        Optional<Path> kubectl = KubectlBinary.locate();
        Assumptions.assumeTrue(kubectl.isPresent(), "SKIPPED: there is no kubectl on this machine");
        return new Shell(kubectl.get(), dev.kubeconfig());
    }
}

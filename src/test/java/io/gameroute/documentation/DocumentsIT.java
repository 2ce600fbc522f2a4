package io.gameroute.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gameroute.cluster.KubectlBinary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command of the documents for beginners, on a fresh {@code dev} cluster, with the real kubectl: it works, and prints what is shown. */
class DocumentsIT {
    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/getting-started.md"})
    void whatIsShownIsWhatHappens(String document) {
        Transcript transcript = Transcript.of(Path.of(document));
        try (DevProcess dev = DevProcess.start(folder)) {
            Shell shell = shell(dev);
            transcript.steps().stream()
                    .filter(step -> step.command().startsWith("kubectl "))
                    .forEach(step -> play(shell, step));
        }
    }

    @Test
    void whatItProposesWorksAndItEndsCleanly() throws InterruptedException {
        try (DevProcess dev = DevProcess.start(folder)) {
            Shell shell = shell(dev);
            assertThat(dev.proposals()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(command -> {
                Shell.Answer answer = shell.run(command);
                assertThat(answer.code()).as(answer.text()).isZero();
            });

            Path kubeconfig = dev.kubeconfig();
            assertThat(dev.end()).isTrue();
            assertThat(kubeconfig).doesNotExist();
            assertThat(kubeconfig.getParent()).doesNotExist();
        }
    }

    /** What only asks is asked until it is answered as shown; what changes something is done once. */
    private static void play(Shell shell, Transcript.Step step) {
        if (!step.command().startsWith("kubectl get ")) {
            check(step, shell.run(step.command()));
            return;
        }
        Shell.Answer[] last = new Shell.Answer[1];
        try {
            await().atMost(BOUND).pollInterval(Duration.ofMillis(300)).until(() -> {
                last[0] = shell.run(step.command());
                return ShownOutput.matches(step.output(), last[0].text());
            });
        } catch (ConditionTimeoutException timeout) {
            check(step, last[0]);
        }
    }

    private static void check(Transcript.Step step, Shell.Answer answer) {
        if (step.output().isEmpty()) {
            assertThat(answer.code()).as("%s: %s", step, answer.text()).isZero();
        } else {
            assertThat(ShownOutput.matches(step.output(), answer.text()))
                    .as(
                            "%s%nis shown to print%n%s%nand printed%n%s",
                            step, String.join("\n", step.output()), answer.text())
                    .isTrue();
        }
    }

    private static Shell shell(DevProcess dev) {
        Optional<Path> kubectl = KubectlBinary.locate();
        Assumptions.assumeTrue(kubectl.isPresent(), "SKIPPED: there is no kubectl on this machine");
        return new Shell(kubectl.get(), dev.kubeconfig());
    }
}

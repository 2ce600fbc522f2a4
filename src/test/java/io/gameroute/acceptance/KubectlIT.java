package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.cluster.KubectlBinary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

@Acceptance
class KubectlIT {
    private final Scenario scenario;
    private final Path kubectl;

    KubectlIT(Scenario scenario) {
        this.scenario = scenario;
        Assumptions.assumeTrue(KubectlBinary.locate().isPresent(), "SKIPPED: no kubectl on this machine");
        this.kubectl = KubectlBinary.locate().get();
    }

    @Test
    void waitKnowsWhenASetAndAServerAreReady() throws Exception {
        scenario.create(3, "{}");

        assertThat(kubectl("wait", "--for=condition=Ready", "gss/default-gss", "--timeout=20s"))
                .contains("condition met");
        assertThat(kubectl("wait", "--for=condition=Ready", "gs/default-gss-2", "--timeout=20s"))
                .contains("condition met");
    }

    @Test
    void getShowsTheColumnsOfOkg() throws Exception {
        scenario.deploy(2);
        scenario.setOpsState(1, "Maintaining");
        scenario.eventually(() ->
                assertThat(scenario.set().getStatus().maintainingReplicas()).isEqualTo(1));

        List<String> set = kubectl("get", "gss", "default-gss").lines().toList();
        assertThat(set.get(0).split("\\s+"))
                .containsExactly(
                        "NAME",
                        "DESIRED",
                        "CURRENT",
                        "UPDATED",
                        "READY",
                        "MAINTAINING",
                        "WAITTOBEDELETED",
                        "PREDELETE",
                        "AGE");
        assertThat(set.get(1).split("\\s+")).startsWith("default-gss", "2", "2", "2", "2", "1", "0", "0");
        assertThat(kubectl("get", "gs", "default-gss-1").lines().toList().get(1).split("\\s+"))
                .startsWith("default-gss-1", "Ready", "Maintaining", "0", "0");
    }

    private String kubectl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                kubectl.toString(),
                "--kubeconfig=" + scenario.cluster().api().kubeconfig(),
                "--namespace=" + scenario.namespace()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}

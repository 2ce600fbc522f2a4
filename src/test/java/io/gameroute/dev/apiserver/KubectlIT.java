package io.gameroute.dev.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl on the embedded server, as a person uses it. */
class KubectlIT {
    private static final String SET = """
            apiVersion: game.kruise.io/v1alpha1
            kind: GameServerSet
            metadata:
              name: %s
            spec:
              replicas: 3
              gameServerTemplate:
                spec:
                  containers:
                    - name: game
                      image: example/game:1
            """;

    @TempDir
    private static Path folder;

    private static EmbeddedCluster cluster;
    private static Kubectl kubectl;

    @BeforeAll
    static void start() {
        cluster = EmbeddedCluster.start(folder);
        kubectl = cluster.kubectl();
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void applyTwiceChangesNothingTheSecondTime() throws IOException {
        Path file = set("applied");

        assertThat(kubectl.run("apply", "-f", file.toString())).contains("applied created");
        assertThat(kubectl.run("apply", "-f", file.toString())).contains("applied unchanged");
    }

    @Test
    void anApplyOnTheServerTellsWhoHoldsAField() throws IOException {
        Path file = set("owned");
        kubectl.run("apply", "--server-side", "-f", file.toString());
        kubectl.run("scale", "gss", "owned", "--replicas=5");

        Kubectl.Result refused = kubectl.tried(Map.of(), "apply", "--server-side", "-f", file.toString());
        kubectl.run("apply", "--server-side", "--force-conflicts", "-f", file.toString());

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output())
                .contains("Apply failed with 1 conflict: conflict with \"kubectl\" with subresource \"scale\" using "
                        + "game.kruise.io/v1alpha1: .spec.replicas");
        assertThat(kubectl.run("get", "gss", "owned", "-o", "jsonpath={.spec.replicas}"))
                .isEqualTo("3");
    }

    @Test
    void diffShowsWhatAnApplyWouldChange() throws IOException {
        Path file = set("diffed");
        kubectl.run("apply", "-f", file.toString());
        Files.writeString(file, Files.readString(file).replace("replicas: 3", "replicas: 7"));

        Kubectl.Result diff = kubectl.tried(Map.of(), "diff", "-f", file.toString());

        assertThat(diff.exit()).isEqualTo(1);
        assertThat(diff.output()).contains("-  replicas: 3", "+  replicas: 7");
        assertThat(kubectl.run("get", "gss", "diffed", "-o", "jsonpath={.spec.replicas}"))
                .isEqualTo("3");
    }

    @Test
    void createRefusesWhatIsThere() throws IOException {
        Path file = set("created");
        kubectl.run("create", "-f", file.toString());

        Kubectl.Result again = kubectl.tried(Map.of(), "create", "-f", file.toString());

        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.output()).contains("gameserversets.game.kruise.io \"created\" already exists");
    }

    @Test
    void editSavesWhatTheEditorLeft() throws IOException {
        kubectl.run("apply", "-f", set("edited").toString());

        Kubectl.Result edit = kubectl.tried(Map.of("KUBE_EDITOR", "sed -i s/game:1/game:2/"), "edit", "gss", "edited");

        assertThat(edit.output()).contains("edited");
        assertThat(kubectl.run("get", "gss", "edited", "-o", "yaml")).contains("image: example/game:2");
    }

    @Test
    void patchesOfThreeTypes() {
        kubectl.run("run", "patched", "--image=example/game:1");

        kubectl.run("patch", "pod", "patched", "--type=merge", "-p", "{\"metadata\":{\"labels\":{\"a\":\"1\"}}}");
        kubectl.run(
                "patch",
                "pod",
                "patched",
                "-p",
                "{\"spec\":{\"containers\":[{\"name\":\"patched\",\"image\":\"example/game:2\"}]}}");
        kubectl.run(
                "patch",
                "pod",
                "patched",
                "--type=json",
                "-p",
                "[{\"op\":\"replace\",\"path\":\"/metadata/labels/a\",\"value\":\"2\"}]");

        assertThat(kubectl.run(
                        "get", "pod", "patched", "-o", "jsonpath={.metadata.labels.a} {.spec.containers[*].image}"))
                .isEqualTo("2 example/game:2");
    }

    @Test
    void scaleLabelAndAnnotate() throws IOException {
        kubectl.run("apply", "-f", set("scaled").toString());

        kubectl.run("scale", "gss", "scaled", "--replicas=5");
        kubectl.run("label", "gss", "scaled", "tier=gold");
        kubectl.run("annotate", "gss", "scaled", "note=hello");

        String path = "jsonpath={.spec.replicas} {.metadata.labels.tier} {.metadata.annotations.note}";
        assertThat(kubectl.run("get", "gss", "scaled", "-o", path)).isEqualTo("5 gold hello");
        assertThat(kubectl.run("get", "gss", "-l", "tier=gold", "-o", "name"))
                .isEqualTo("gameserverset.game.kruise.io/scaled\n");
    }

    @Test
    void aWatchShowsChangesAsTheyHappen() throws IOException {
        kubectl.run("create", "configmap", "watched");
        Path output = folder.resolve("watch.txt");
        Process watch = kubectl.start(Map.of(), output, "get", "configmap", "-w", "-o", "name");
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.readString(output).contains("configmap/watched"));
            kubectl.run("create", "configmap", "later");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.readString(output).contains("configmap/later"));
        } finally {
            watch.destroy();
        }
    }

    @Test
    void waitEndsWhenTheConditionHolds() {
        kubectl.run("run", "awaited", "--image=example/game:1");
        kubectl.run(
                "patch",
                "pod",
                "awaited",
                "--subresource=status",
                "-p",
                "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");

        assertThat(kubectl.run("wait", "pod", "awaited", "--for=condition=Ready", "--timeout=10s"))
                .contains("condition met");
    }

    @Test
    void deleteWaitsUntilTheObjectIsGone() {
        kubectl.run("run", "doomed", "--image=example/game:1");

        kubectl.run("delete", "pod", "doomed");

        assertThat(kubectl.tried(Map.of(), "get", "pod", "doomed").output()).contains("pods \"doomed\" not found");
    }

    @Test
    void aNamespaceGoesWithWhatIsInIt() {
        kubectl.run("create", "namespace", "brief");
        kubectl.run("-n", "brief", "create", "secret", "generic", "s", "--from-literal=a=b");
        kubectl.run("-n", "brief", "create", "service", "clusterip", "svc", "--tcp=80:8080");

        kubectl.run("delete", "namespace", "brief");

        assertThat(kubectl.run("get", "secret,service", "-n", "brief", "-o", "name"))
                .doesNotContain("s", "svc");
    }

    @Test
    void describeTellsAPodAndItsEvents() {
        kubectl.run("run", "described", "--image=example/game:1");

        assertThat(kubectl.run("describe", "pod", "described"))
                .contains("Status:       Pending", "Image:        example/game:1");
    }

    @Test
    void questionsAboutTheServer() {
        assertThat(kubectl.run("api-resources", "--no-headers")).contains("gameserversets", "pods", "leases");
        assertThat(kubectl.run("get", "events")).contains("No resources found");
        assertThat(kubectl.run("auth", "can-i", "create", "pods")).contains("yes");
        assertThat(kubectl.run("auth", "whoami")).contains("kubernetes-admin");
        assertThat(kubectl.run("get", "--raw", "/readyz")).isEqualTo("ok");
        assertThat(kubectl.run("version")).contains("Server Version: v1.36");
    }

    private static Path set(String name) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), SET.formatted(name));
    }
}

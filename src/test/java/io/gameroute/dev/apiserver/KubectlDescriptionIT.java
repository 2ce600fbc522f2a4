package io.gameroute.dev.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl explains kinds, finds unknown fields and prints tables by what the embedded server says about its kinds. */
class KubectlDescriptionIT {
    @TempDir
    private static Path folder;

    private static EmbeddedCluster cluster;
    private static Kubectl kubectl;

    @BeforeAll
    static void start() {
        cluster = EmbeddedCluster.start(folder);
        kubectl = cluster.kubectl();
        kubectl.run("api-resources");
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void explainShowsABuiltInKind() {
        assertThat(kubectl.run("explain", "pod"))
                .contains(
                        "KIND:       Pod", "Containers that run together", "spec\t<PodSpec>", "metadata\t<ObjectMeta>");
        assertThat(kubectl.run("explain", "pod.spec.containers.ports.containerPort"))
                .contains("<integer>");
        assertThat(kubectl.run("explain", "crd.spec.versions.schema")).contains("openAPIV3Schema\t<JSONSchemaProps>");
    }

    @Test
    void explainShowsAKindOfADefinition() {
        assertThat(kubectl.run("explain", "gss.spec"))
                .contains("GROUP:      game.kruise.io", "replicas", "gameServerTemplate");
        assertThat(kubectl.run("explain", "gs.spec.opsState")).contains("FIELD: opsState <string>", "WaitToBeDeleted");
    }

    @Test
    void explainGoesAllTheWayDown() {
        assertThat(kubectl.run("explain", "pod", "--recursive").lines().count()).isGreaterThan(1_000);
        assertThat(kubectl.run("explain", "gss", "--recursive")).contains("maxUnavailable", "ownerReferences");
        assertThat(kubectl.run("explain", "events", "--api-version=events.k8s.io/v1", "--recursive"))
                .contains("regarding", "lastObservedTime");
    }

    @Test
    void strictValidationRefusesUnknownFieldsAnywhere() throws IOException {
        Path file = file("strict.yaml", """
                apiVersion: v1
                kind: Pod
                metadata: {name: strict, lables: {a: b}}
                spec: {containers: [{name: a, image: b, imagePullPolice: Always}]}
                """);

        Kubectl.Result result = kubectl.tried(Map.of(), "apply", "--validate=strict", "-f", file.toString());

        assertThat(result.exit()).isNotZero();
        assertThat(result.output())
                .contains(
                        "Pod in version \"v1\" cannot be handled as a Pod: strict decoding error",
                        "unknown field \"metadata.lables\"",
                        "unknown field \"spec.containers[0].imagePullPolice\"");
    }

    @Test
    void lenientValidationWarnsAndDrops() throws IOException {
        Path file = file("lenient.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: lenient}
                datas: {a: b}
                """);

        assertThat(kubectl.run("apply", "--validate=warn", "-f", file.toString()))
                .contains("Warning: unknown field \"datas\"", "configmap/lenient created");
        assertThat(kubectl.run("get", "cm", "lenient", "-o", "yaml")).doesNotContain("\ndatas:");
    }

    @Test
    void applyMergesListsByTheKeysThatKubectlKnows() throws IOException {
        String pod = """
                apiVersion: v1
                kind: Pod
                metadata: {name: merged}
                spec: {containers: [{name: a, image: "x:%d"}, {name: b, image: "y:1"}]}
                """;
        kubectl.run(
                "apply",
                "--validate=strict",
                "-f",
                file("one.yaml", pod.formatted(1)).toString());

        kubectl.run(
                "apply",
                "--validate=strict",
                "-f",
                file("two.yaml", pod.formatted(2)).toString());

        assertThat(kubectl.run("get", "pod", "merged", "-o", "jsonpath={.spec.containers[*].image}"))
                .isEqualTo("x:2 y:1");
        assertThat(kubectl.run("get", "pod", "merged", "-o", "wide"))
                .contains("READY", "0/2", "Pending", "NOMINATED NODE");
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

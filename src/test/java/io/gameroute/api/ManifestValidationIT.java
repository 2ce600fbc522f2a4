package io.gameroute.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.cluster.ControlPlane;
import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.cluster.TestNamespace;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applies every file of {@code src/test/resources/manifests} to a real API server; a new case needs no Java. */
@ExtendWith(ControlPlaneExtension.class)
class ManifestValidationIT {
    private static final String STRICT = "?fieldValidation=Strict";

    private final KubernetesClient client;
    private final String namespace;

    ManifestValidationIT(KubernetesClient client, TestNamespace namespace) {
        this.client = client;
        this.namespace = namespace.name();
    }

    @BeforeAll
    static void installCrds(ControlPlane cluster) {
        cluster.installCrds(CrdFiles.FOLDER);
    }

    @TestFactory
    Stream<DynamicTest> the_api_server_judges_every_manifest_as_its_name_says() {
        return Manifests.all().stream()
                .map(manifests -> DynamicTest.dynamicTest(manifests.file().toString(), () -> judge(manifests)));
    }

    @Test
    void a_server_on_which_nobody_has_reported_reads_as_creating() {
        var server = new GameServer();
        server.getMetadata().setName("unreported-0");
        server.setSpec(new GameServerSpec(OpsState.NONE, null, null, null, null));

        var created = client.resource(server).inNamespace(namespace).create();

        var read = client.resource(server).inNamespace(namespace).get();
        var listed = client.resources(GameServer.class)
                .inNamespace(namespace)
                .list()
                .getItems()
                .get(0);
        assertThat(Stream.of(created, read, listed))
                .allSatisfy(
                        answer -> assertThat(answer.getStatus().currentState()).isEqualTo("Creating"))
                .allSatisfy(
                        answer -> assertThat(answer.getStatus().desiredState()).isEqualTo("Ready"));
    }

    private void judge(Manifests manifests) {
        var documents = manifests.documents();
        if (documents.size() == 1) {
            verify(manifests, () -> create(documents.get(0), "&dryRun=All"));
        } else {
            var stored = create(documents.get(0), "");
            verify(manifests, () -> update(stored, documents.get(1)));
        }
    }

    private static void verify(Manifests manifests, ThrowingCallable request) {
        if (manifests.isValid()) {
            assertThatCode(request).doesNotThrowAnyException();
        } else {
            assertThatExceptionOfType(KubernetesClientException.class)
                    .isThrownBy(request)
                    .satisfies(refusal -> assertThat(refusal.getCode()).isEqualTo(422))
                    .satisfies(refusal ->
                            assertThat(refusal.getStatus().getMessage()).contains(manifests.expectation()));
        }
    }

    private JsonNode create(JsonNode manifest, String options) {
        return read(client.raw(path(manifest) + STRICT + options, "POST", manifest));
    }

    /** A document with a status is an update of the status, any other one of the rest. */
    private void update(JsonNode stored, JsonNode manifest) {
        var metadata = (ObjectNode) manifest.get("metadata");
        metadata.set("resourceVersion", stored.at("/metadata/resourceVersion"));
        var subresource = manifest.has("status") ? "/status" : "";
        client.raw(path(manifest) + "/" + metadata.get("name").asText() + subresource + STRICT, "PUT", manifest);
    }

    private String path(JsonNode manifest) {
        var plural = manifest.get("kind").asText().toLowerCase(Locale.ROOT) + "s";
        return "/apis/" + manifest.get("apiVersion").asText() + "/namespaces/" + namespace + "/" + plural;
    }

    private static JsonNode read(String answer) {
        return Serialization.unmarshal(answer, JsonNode.class);
    }
}

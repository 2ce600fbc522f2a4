package io.gameroute.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Objects as OpenKruiseGame and OpenKruise leave them, from files: owners get their uids, and what stands in {@code status} is written as well. */
final class OpenKruiseObjects {
    private static final Path FILES = Path.of("src/test/resources/adoption");
    private static final String DEFINITION = ".CustomResourceDefinition.";
    private static final ObjectMapper YAML = new YAMLMapper();

    /** What a controller in Go writes has sorted keys. */
    private static final ObjectMapper SORTED =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final KubernetesClient client;
    private final String namespace;
    private final Map<String, String> uids = new HashMap<>();
    private final List<GenericKubernetesResource> created = new ArrayList<>();

    OpenKruiseObjects(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Of OpenKruise's kinds. */
    static List<Path> definitions() {
        return files().stream()
                .filter(file -> file.getFileName().toString().contains(DEFINITION))
                .toList();
    }

    /** All but the kinds. */
    void create() {
        files().stream()
                .filter(file -> !file.getFileName().toString().contains(DEFINITION))
                .forEach(this::create);
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void create(Path file) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(Files.readString(file))) {
            documents.readAll().forEach(document -> create((ObjectNode) document));
        } catch (IOException failure) {
            throw new UncheckedIOException(file.toString(), failure);
        }
    }

    private void create(ObjectNode document) {
        if (document.has("data")) {
            document.set("data", SORTED.valueToTree(SORTED.convertValue(document.get("data"), Object.class)));
        }
        for (JsonNode owner : document.at("/metadata/ownerReferences")) {
            ((ObjectNode) owner)
                    .put(
                            "uid",
                            uids.get(owner.path("kind").asText() + "/"
                                    + owner.path("name").asText()));
        }
        GenericKubernetesResource object = YAML.convertValue(document, GenericKubernetesResource.class);
        boolean isCluster = List.of("Namespace", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration")
                .contains(object.getKind());
        if (!isCluster && object.getMetadata().getNamespace() == null) {
            object.getMetadata().setNamespace(namespace);
        }
        GenericKubernetesResource made = client.resource(object).create();
        created.add(made);
        uids.put(
                made.getKind() + "/" + made.getMetadata().getName(),
                made.getMetadata().getUid());
        if (document.has("status")) {
            client.resource(made)
                    .subresource("status")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":" + document.path("status") + "}");
        }
    }

    /** What is outside of the namespace; the rest goes with it. */
    void removeInstallation() {
        created.stream()
                .filter(object -> !namespace.equals(object.getMetadata().getNamespace()))
                .forEach(object -> client.resource(object).delete());
    }
}

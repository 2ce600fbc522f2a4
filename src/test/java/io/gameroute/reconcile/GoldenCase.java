package io.gameroute.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.gameroute.api.AdvancedStatefulSet;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.pod.InvalidTemplateException;
import io.gameroute.pod.PodTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects of one directory of {@code in-*.yaml} files. What every object has need not be written: namespace, uid, version, time, label
 * and owner are filled in.
 */
record GoldenCase(JsonNode context, List<ObjectNode> objects) {
    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static GoldenCase read(Path directory) {
        List<ObjectNode> objects = new ArrayList<>();
        JsonNode context = YAML.createObjectNode();
        for (Path file : inputs(directory)) {
            if (file.endsWith("in-context.yaml")) {
                context = documents(file).get(0);
            } else {
                documents(file).forEach(document -> objects.add(completed((ObjectNode) document, objects)));
            }
        }
        if (objects.stream().noneMatch(object -> object.path("kind").asText().equals("ControllerRevision"))) {
            newestRevision(objects).ifPresent(objects::add);
        }
        return new GoldenCase(context, objects);
    }

    /** A case that says nothing of revisions is about a set whose template is recorded, and whose pods have it. */
    private static Optional<ObjectNode> newestRevision(List<ObjectNode> objects) {
        return newestTemplate(objects).map(template -> {
            ObjectNode revision = YAML.createObjectNode().put("kind", "ControllerRevision");
            revision.putObject("metadata").put("name", template.revision());
            revision.set("data", template.content().data());
            return completed(revision.put("revision", 1), objects);
        });
    }

    private static Optional<PodTemplate> newestTemplate(List<ObjectNode> objects) {
        try {
            for (ObjectNode object : objects) {
                if (object.path("kind").asText().equals("GameServerSet")) {
                    return Optional.of(PodTemplate.of(YAML.convertValue(object, GameServerSet.class)));
                }
            }
        } catch (InvalidTemplateException invalid) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static List<Path> inputs(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            // The set first: it is the owner of the others.
            return files.filter(file -> file.getFileName().toString().startsWith("in-"))
                    .sorted((a, b) -> Boolean.compare(b.endsWith("in-set.yaml"), a.endsWith("in-set.yaml")) * 2
                            + Integer.signum(a.compareTo(b)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<JsonNode> documents(Path file) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(Files.readString(file))) {
            return documents.readAll();
        } catch (IOException failure) {
            throw new UncheckedIOException(file.toString(), failure);
        }
    }

    private static ObjectNode completed(ObjectNode object, List<ObjectNode> before) {
        String kind = object.path("kind").asText();
        ObjectNode metadata = object.withObjectProperty("metadata");
        String name = metadata.path("name").asText("arena");
        ObjectNode filled = YAML.createObjectNode();
        filled.put("name", name).put("namespace", "games").put("uid", uid(kind, name));
        filled.put("resourceVersion", "7").put("generation", 1).put("creationTimestamp", "2026-01-01T00:00:00Z");
        filled.setAll(metadata);
        if (kind.equals("Pod")
                || kind.equals("GameServer")
                || kind.equals("PersistentVolumeClaim")
                || kind.equals("ControllerRevision")) {
            ObjectNode labels = filled.withObjectProperty("labels");
            labels.set(
                    Labels.OWNER_GSS,
                    labels.path(Labels.OWNER_GSS).isMissingNode()
                            ? labels.textNode("arena")
                            : labels.get(Labels.OWNER_GSS));
        }
        if (kind.equals("Pod") && !metadata.path("labels").has(Labels.REVISION)) {
            newestTemplate(before).ifPresent(template -> filled.withObjectProperty("labels")
                    .put(Labels.REVISION, template.revision()));
        }
        boolean isOfTheSet = kind.equals("Pod") || kind.equals("ControllerRevision");
        if (!metadata.has("ownerReferences") && (isOfTheSet || kind.equals("GameServer"))) {
            String owner = isOfTheSet || keepsServers(before) ? "GameServerSet" : "Pod";
            filled.putArray("ownerReferences")
                    .addObject()
                    .put("kind", owner)
                    .put("uid", uid(owner, owner.equals("Pod") ? name : "arena"))
                    .put("controller", true);
        }
        filled.path("ownerReferences").forEach(owner -> complete((ObjectNode) owner, name));
        object.set("metadata", filled);
        return object;
    }

    private static void complete(ObjectNode owner, String name) {
        boolean isPod = owner.path("kind").asText().equals("Pod");
        if (!owner.has("apiVersion")) {
            owner.put("apiVersion", isPod ? "v1" : "game.kruise.io/v1alpha1");
        }
        if (!owner.has("name")) {
            owner.put("name", isPod ? name : "arena");
        }
    }

    private static boolean keepsServers(List<ObjectNode> before) {
        return before.stream().anyMatch(object -> object.at("/spec/gameServerTemplate/reclaimPolicy")
                .asText()
                .equals("Delete"));
    }

    private static String uid(String kind, String name) {
        return kind + "-" + name;
    }

    /** What OpenKruise still has of the set. */
    Optional<AdvancedStatefulSet> workload() {
        JsonNode workload = context.path("workload");
        List<IntOrString> reserved = new ArrayList<>();
        workload.path("reserveOrdinals")
                .forEach(one ->
                        reserved.add(one.isInt() ? new IntOrString(one.asInt()) : new IntOrString(one.asText())));
        return workload.isMissingNode()
                ? Optional.empty()
                : Optional.of(new AdvancedStatefulSet(
                        "GameServerSet-arena", false, workload.path("replicas").asInt(), reserved));
    }

    <T> List<T> all(Class<T> type) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(type.getSimpleName()))
                .map(object -> YAML.convertValue(object, type))
                .toList();
    }
}

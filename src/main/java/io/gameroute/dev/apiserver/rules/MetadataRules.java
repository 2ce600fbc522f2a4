package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names, labels and references that hold for every kind. */
public final class MetadataRules {
    private static final Set<String> OFTEN_EMPTY = Set.of("labels", "annotations", "finalizers", "ownerReferences");
    private static final Set<String> NAMED_BY_LABEL = Set.of("Namespace", "Service");

    private static final Set<String> STANDARD_FINALIZERS = Set.of("kubernetes", "orphan", "foregroundDeletion");

    private MetadataRules() {}

    /** Lists and maps with nothing in them are not kept. */
    public static void tidy(ObjectNode object) {
        ObjectNode metadata = Json.metadata(object);
        OFTEN_EMPTY.forEach(field -> {
            JsonNode value = metadata.get(field);
            if (value != null && value.isEmpty()) {
                metadata.remove(field);
            }
        });
    }

    public static List<Cause> validate(String kind, ObjectNode object, Optional<ObjectNode> old) {
        Complaints complaints = new Complaints();
        JsonNode metadata = object.path("metadata");
        if (old.isEmpty()) {
            String name = Json.text(metadata, "name");
            boolean label = NAMED_BY_LABEL.contains(kind);
            complaints.invalid("metadata.name", name, label ? NameSyntax.ofLabel(name) : NameSyntax.ofSubdomain(name));
        }
        labels("metadata.labels", metadata.path("labels"), complaints);
        metadata.path("annotations")
                .fieldNames()
                .forEachRemaining(key -> complaints.invalid(
                        "metadata.annotations", key, NameSyntax.ofKey(key.toLowerCase(Locale.ROOT))));
        owners(metadata.path("ownerReferences"), complaints);
        finalizers(metadata.path("finalizers"), complaints);
        old.ifPresent(before -> addedFinalizers(before.path("metadata"), metadata, complaints));
        return complaints.causes();
    }

    static void labels(String field, JsonNode labels, Complaints complaints) {
        labels.properties().forEach(label -> {
            String value = label.getValue().asText();
            complaints.invalid(field, label.getKey(), NameSyntax.ofKey(label.getKey()));
            complaints.invalid(field, value, NameSyntax.ofLabelValue(value));
        });
    }

    private static void owners(JsonNode owners, Complaints complaints) {
        String place = "metadata.ownerReferences";
        List<String> controllers = new ArrayList<>();
        for (JsonNode owner : owners) {
            for (String field : List.of("apiVersion", "kind", "name", "uid")) {
                if (Json.text(owner, field).isEmpty()) {
                    String what = field.equals("apiVersion") ? "version must not be empty" : "must not be empty";
                    complaints.invalid(place + "." + field, "", what);
                }
            }
            if (Json.text(owner, "apiVersion").equals("v1")
                    && Json.text(owner, "kind").equals("Event")) {
                complaints.invalid(place, owner, "/v1, Kind=Event is disallowed from being an owner");
            }
            if (owner.path("controller").asBoolean()) {
                controllers.add(Json.text(owner, "kind") + "/" + Json.text(owner, "name"));
            }
        }
        if (controllers.size() > 1) {
            String detail = "Only one reference can have Controller set to true. Found \"true\" in references for ";
            complaints.invalid(place, owners, detail + controllers.get(0) + " and " + controllers.get(1));
        }
    }

    private static void finalizers(JsonNode finalizers, Complaints complaints) {
        String place = "metadata.finalizers";
        List<String> names = Json.texts(finalizers);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            complaints.invalid(place, name, NameSyntax.ofKey(name));
            if (!name.contains("/") && !STANDARD_FINALIZERS.contains(name)) {
                String detail = "name is neither a standard finalizer name nor is it fully qualified";
                complaints.invalid(place + "[" + i + "]", name, detail);
            }
        }
        if (names.contains("orphan") && names.contains("foregroundDeletion")) {
            complaints.invalid(place, finalizers, "finalizer orphan and foregroundDeletion cannot be both set");
        }
    }

    private static void addedFinalizers(JsonNode before, JsonNode after, Complaints complaints) {
        if (before.path("deletionTimestamp").isMissingNode()) {
            return;
        }
        List<String> added = Json.texts(after.path("finalizers"));
        added.removeAll(Json.texts(before.path("finalizers")));
        if (!added.isEmpty()) {
            String names = "\"" + String.join("\", \"", added) + "\"";
            String detail = "no new finalizers can be added if the object is being deleted, found new finalizers"
                    + " []string{" + names + "}";
            complaints.forbidden("metadata.finalizers", detail);
            complaints.forbidden("metadata.finalizers", detail);
        }
    }
}

package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names, labels and references that hold for every kind. */
public final class MetadataRules {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String VALUE = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";
    private static final String KEY_NAME = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final Pattern LABEL_PATTERN = Pattern.compile(LABEL);
    private static final Pattern SUBDOMAIN_PATTERN = Pattern.compile(SUBDOMAIN);
    private static final Pattern VALUE_PATTERN = Pattern.compile(VALUE);
    private static final Pattern KEY_PATTERN = Pattern.compile("(" + SUBDOMAIN + "/)?" + KEY_NAME);
    private static final Set<String> OFTEN_EMPTY = Set.of("labels", "annotations", "finalizers", "ownerReferences");
    private static final Set<String> NAMED_BY_LABEL = Set.of("Namespace", "Service");

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
        List<Cause> causes = new ArrayList<>();
        JsonNode metadata = object.path("metadata");
        if (old.isEmpty()) {
            name(kind, Json.text(metadata, "name"), causes);
        }
        labels(metadata, causes);
        owners(metadata, causes);
        old.ifPresent(before -> finalizers(before.path("metadata"), metadata, causes));
        return causes;
    }

    private static void name(String kind, String name, List<Cause> causes) {
        boolean label = NAMED_BY_LABEL.contains(kind);
        boolean good = label
                ? LABEL_PATTERN.matcher(name).matches() && name.length() <= 63
                : SUBDOMAIN_PATTERN.matcher(name).matches() && name.length() <= 253;
        if (!good) {
            String message = label && name.contains(".")
                    ? "must not contain dots"
                    : label
                            ? "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start"
                                    + " and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for"
                                    + " validation is '" + LABEL + "')"
                            : "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
                                    + " must start and end with an alphanumeric character (e.g. 'example.com', regex used for"
                                    + " validation is '" + SUBDOMAIN + "')";
            causes.add(invalid("metadata.name", name, message));
        }
    }

    private static void labels(JsonNode metadata, List<Cause> causes) {
        for (var label : metadata.path("labels").properties()) {
            String key = label.getKey();
            String value = label.getValue().asText();
            if (!KEY_PATTERN.matcher(key).matches()) {
                causes.add(invalid(
                        "metadata.labels",
                        key,
                        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with"
                                + " an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
                                + " validation is '" + KEY_NAME + "')"));
            }
            if (value.length() > 63) {
                causes.add(invalid("metadata.labels", value, "must be no more than 63 characters"));
            } else if (!VALUE_PATTERN.matcher(value).matches()) {
                causes.add(invalid(
                        "metadata.labels",
                        value,
                        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.',"
                                + " and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
                                + " 'my_value',  or '12345', regex used for validation is '" + VALUE + "')"));
            }
        }
    }

    private static void owners(JsonNode metadata, List<Cause> causes) {
        int index = 0;
        int controllers = 0;
        for (JsonNode owner : metadata.path("ownerReferences")) {
            for (String field : List.of("apiVersion", "kind", "name", "uid")) {
                if (Json.text(owner, field).isEmpty()) {
                    String path = "metadata.ownerReferences[" + index + "]." + field;
                    String message =
                            field.equals("apiVersion") ? "version must not be empty" : field + " must not be empty";
                    causes.add(invalid(path, "", message));
                }
            }
            controllers += owner.path("controller").asBoolean() ? 1 : 0;
            index++;
        }
        if (controllers > 1) {
            String message = "Invalid value: Only one reference can have Controller set to true";
            causes.add(new Cause("FieldValueInvalid", message, "metadata.ownerReferences"));
        }
    }

    private static void finalizers(JsonNode before, JsonNode after, List<Cause> causes) {
        if (before.path("deletionTimestamp").isMissingNode()) {
            return;
        }
        List<String> added = Json.texts(after.path("finalizers"));
        added.removeAll(Json.texts(before.path("finalizers")));
        if (!added.isEmpty()) {
            String names = "\"" + String.join("\", \"", added) + "\"";
            String message = "Forbidden: no new finalizers can be added if the object is being deleted, found new"
                    + " finalizers []string{" + names + "}";
            Cause cause = new Cause("FieldValueForbidden", message, "metadata.finalizers");
            causes.addAll(List.of(cause, cause));
        }
    }

    private static Cause invalid(String field, String value, String message) {
        return new Cause("FieldValueInvalid", "Invalid value: \"" + value + "\": " + message, field);
    }
}

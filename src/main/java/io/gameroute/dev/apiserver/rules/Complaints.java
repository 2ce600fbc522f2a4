package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with an object, in the real server's words, place by place. */
final class Complaints {
    private final List<Cause> causes = new ArrayList<>();

    List<Cause> causes() {
        return causes;
    }

    void required(String field) {
        add("FieldValueRequired", field, "Required value");
    }

    void required(String field, String detail) {
        add("FieldValueRequired", field, "Required value: " + detail);
    }

    /** Whether the text is there. */
    boolean present(JsonNode parent, String name, String path) {
        boolean present = !Json.text(parent, name).isEmpty();
        if (!present) {
            required(path + "." + name);
        }
        return present;
    }

    void invalid(String field, String text, String detail) {
        add("FieldValueInvalid", field, "Invalid value: \"" + text + "\": " + detail);
    }

    void invalid(String field, JsonNode value, String detail) {
        add("FieldValueInvalid", field, "Invalid value: " + value + ": " + detail);
    }

    void invalid(String field, String text, List<String> details) {
        details.forEach(detail -> invalid(field, text, detail));
    }

    void duplicate(String field, String shown) {
        add("FieldValueDuplicate", field, "Duplicate value: " + shown);
    }

    void forbidden(String field, String detail) {
        add("FieldValueForbidden", field, "Forbidden: " + detail);
    }

    void notFound(String field, String text) {
        add("FieldValueNotFound", field, "Not found: \"" + text + "\"");
    }

    void unsupported(String field, String shown, List<String> supported) {
        String all = "\"" + String.join("\", \"", supported) + "\"";
        add("FieldValueNotSupported", field, "Unsupported value: " + shown + ": supported values: " + all);
    }

    /** One of some words, or nothing. */
    void oneOf(JsonNode parent, String name, String path, List<String> supported) {
        String value = Json.text(parent, name);
        if (!value.isEmpty() && !supported.contains(value)) {
            unsupported(path.isEmpty() ? name : path + "." + name, "\"" + value + "\"", supported);
        }
    }

    void port(String field, JsonNode value) {
        if (value.asInt() < 1 || value.asInt() > 65_535) {
            invalid(field, value, "must be between 1 and 65535, inclusive");
        }
    }

    /** The number or the name of a port. */
    void portOrName(String field, JsonNode value) {
        if (value.isTextual()) {
            invalid(field, value.asText(), NameSyntax.ofPort(value.asText()));
        } else {
            port(field, value);
        }
    }

    private void add(String reason, String field, String message) {
        causes.add(new Cause(reason, message, field));
    }
}

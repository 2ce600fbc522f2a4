package io.gameroute.dev.apiserver.failure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.util.List;
import java.util.stream.Collectors;

/** The refusals that clients know how to handle. */
public final class Failures {
    private static final String MODIFIED =
            "the object has been modified; please apply your changes to the latest version and try again";

    private Failures() {}

    /** The object that a refusal is about: the resource in its plural, the kind, the name. */
    public record Subject(String group, String plural, String kind, String name) {
        String resource() {
            return group.isEmpty() ? plural : plural + "." + group;
        }

        String qualifiedKind() {
            return group.isEmpty() ? kind : kind + "." + group;
        }

        ObjectNode details(String kindInDetails) {
            ObjectNode details = Json.object();
            putUnlessEmpty(details, "name", name);
            putUnlessEmpty(details, "group", group);
            return putUnlessEmpty(details, "kind", kindInDetails);
        }
    }

    /** One of several reasons of a refusal. */
    public record Cause(String reason, String message, String field) {}

    public static ApiException notFound(Subject subject) {
        String message = subject.resource() + " \"" + subject.name() + "\" not found";
        return new ApiException(404, "NotFound", message, subject.details(subject.plural()));
    }

    public static ApiException noSuchPath(String what) {
        return new ApiException(404, "NotFound", what, Json.object());
    }

    public static ApiException alreadyExists(Subject subject) {
        String message = subject.resource() + " \"" + subject.name() + "\" already exists";
        return new ApiException(409, "AlreadyExists", message, subject.details(subject.plural()));
    }

    public static ApiException modified(Subject subject) {
        return conflict(subject, MODIFIED);
    }

    public static ApiException conflict(Subject subject, String why) {
        String message =
                "Operation cannot be fulfilled on " + subject.resource() + " \"" + subject.name() + "\": " + why;
        return new ApiException(409, "Conflict", message, subject.details(subject.plural()));
    }

    public static ApiException applyConflict(String message, List<Cause> causes) {
        ObjectNode details = Json.object();
        details.set("causes", causes(causes));
        return new ApiException(409, "Conflict", message, details);
    }

    /** The causes' messages begin with what is wrong ("Required value"). */
    public static ApiException invalid(Subject subject, List<Cause> causes) {
        List<String> lines = causes.stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .distinct()
                .toList();
        String all = lines.size() == 1 ? lines.get(0) : lines.stream().collect(Collectors.joining(", ", "[", "]"));
        ObjectNode details = subject.details(subject.kind());
        details.set("causes", causes(causes));
        String message = subject.qualifiedKind() + " \"" + subject.name() + "\" is invalid: " + all;
        return new ApiException(422, "Invalid", message, details);
    }

    public static ApiException unprocessable(String message) {
        return new ApiException(422, "Invalid", message, Json.object());
    }

    public static ApiException badRequest(String message) {
        return new ApiException(400, "BadRequest", message, Json.object());
    }

    public static ApiException forbidden(Subject subject, String why) {
        return forbidden(subject, why, List.of());
    }

    public static ApiException forbidden(Subject subject, String why, List<Cause> causes) {
        String name = subject.name().isEmpty() ? "" : " \"" + subject.name() + "\"";
        ObjectNode details = subject.details(subject.plural());
        if (!causes.isEmpty()) {
            details.set("causes", causes(causes));
        }
        return new ApiException(403, "Forbidden", subject.resource() + name + " is forbidden: " + why, details);
    }

    public static ApiException unauthorized() {
        return new ApiException(401, "Unauthorized", "Unauthorized", Json.object());
    }

    public static ApiException methodNotAllowed() {
        return new ApiException(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource",
                Json.object());
    }

    public static ApiException notAcceptable(String message) {
        return new ApiException(406, "NotAcceptable", message, Json.object());
    }

    public static ApiException unsupportedMediaType(String message) {
        return new ApiException(415, "UnsupportedMediaType", message, Json.object());
    }

    public static ApiException tooLarge(int most) {
        String message = "Request entity too large: limit is " + most;
        return new ApiException(413, "RequestEntityTooLarge", message, Json.object());
    }

    public static ApiException expired(String message) {
        return new ApiException(410, "Expired", message, Json.object());
    }

    public static ApiException tooManyRequests(String message, List<Cause> causes) {
        ObjectNode details = Json.object();
        details.set("causes", causes(causes));
        return new ApiException(429, "TooManyRequests", message, details);
    }

    /** A revision that is not there yet; clients list again. */
    public static ApiException revisionTooLarge(long asked, long current) {
        ObjectNode details = Json.object();
        details.set("causes", causes(List.of(new Cause("ResourceVersionTooLarge", "Too large resource version", ""))));
        details.put("retryAfterSeconds", 1);
        String message = "Timeout: Too large resource version: " + asked + ", current: " + current;
        return new ApiException(504, "Timeout", message, details);
    }

    /** What the real server has no reason for, either. */
    public static ApiException unexpected(String message) {
        return new ApiException(500, "", message, Json.object());
    }

    public static ApiException internal(String message) {
        return new ApiException(500, "InternalError", "Internal error occurred: " + message, Json.object());
    }

    private static ArrayNode causes(List<Cause> causes) {
        ArrayNode nodes = Json.array();
        for (Cause cause : causes) {
            ObjectNode node = nodes.addObject();
            putUnlessEmpty(node, "reason", cause.reason());
            putUnlessEmpty(node, "message", cause.message());
            putUnlessEmpty(node, "field", cause.field());
        }
        return nodes;
    }

    private static ObjectNode putUnlessEmpty(ObjectNode node, String name, String value) {
        return value.isEmpty() ? node : node.put(name, value);
    }
}

package io.gameroute.dev.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.access.User;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.protobuf.ProtobufBody;
import io.gameroute.dev.apiserver.verb.FieldValidation;
import io.gameroute.dev.apiserver.verb.WriteOptions;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request as values. */
record Call(
        String method,
        String path,
        Map<String, String> query,
        String accept,
        String contentType,
        String userAgent,
        User user,
        Buffer body) {
    static Call of(HttpServerRequest request, User user, Buffer body) {
        MultiMap headers = request.headers();
        Map<String, String> query = new HashMap<>();
        request.params().forEach(parameter -> query.putIfAbsent(parameter.getKey(), parameter.getValue()));
        return new Call(
                request.method().name(),
                request.path(),
                query,
                orEmpty(String.join(",", headers.getAll("Accept"))),
                mediaType(orEmpty(headers.get("Content-Type"))),
                orEmpty(headers.get("User-Agent")),
                user,
                body);
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    boolean flag(String name) {
        String value = parameter(name);
        return value.equals("true") || value.equals("1");
    }

    long number(String name, long otherwise) {
        String value = parameter(name);
        try {
            return value.isEmpty() ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw Failures.badRequest("invalid value \"" + value + "\" of parameter " + name);
        }
    }

    Form form() {
        return Form.accepted(accept);
    }

    WriteOptions writeOptions() {
        String dryRun = parameter("dryRun");
        if (!dryRun.isEmpty() && !dryRun.equals("All")) {
            throw Failures.badRequest("invalid dryRun value \"" + dryRun + "\": only All is supported");
        }
        return new WriteOptions(
                !dryRun.isEmpty(),
                FieldValidation.of(parameter("fieldValidation")),
                manager(),
                flag("force"),
                user,
                new ArrayList<>());
    }

    /** Who owns the fields that are written: named by the client, or its program's name. */
    private String manager() {
        String named = parameter("fieldManager");
        if (!named.isEmpty() || contentType.equals("application/apply-patch+yaml")) {
            return named;
        }
        int end = userAgent.indexOf('/');
        String agent = end < 0 ? userAgent : userAgent.substring(0, end);
        return agent.isEmpty() ? "unknown" : agent.substring(0, Math.min(128, agent.length()));
    }

    /** The document in the body. */
    JsonNode document() {
        try {
            boolean yaml = contentType.contains("yaml");
            JsonNode document = yaml ? Json.parseYaml(body.getBytes()) : Json.parse(body.getBytes());
            if (document == null || document.isMissingNode()) {
                throw Failures.badRequest("the body of the request is empty");
            }
            return document;
        } catch (IOException e) {
            throw Failures.badRequest("the body of the request is no document: " + e.getMessage());
        }
    }

    ObjectNode object() {
        if (contentType.contains("protobuf")) {
            return protobuf();
        }
        if (contentType.contains("cbor")) {
            throw Failures.unsupportedMediaType(
                    "the body of the request was in an unknown format - accepted media types include: application/json, application/yaml");
        }
        if (document() instanceof ObjectNode object) {
            return object;
        }
        throw Failures.badRequest("the body of the request is not an object");
    }

    @Nullable
    ObjectNode objectIfAny() {
        return body.length() == 0 ? null : object();
    }

    private ObjectNode protobuf() {
        try {
            return ProtobufBody.read(body.getBytes())
                    .orElseThrow(
                            () -> Failures.unsupportedMediaType(
                                    "this kind is not accepted in protobuf - accepted media types include: application/json, application/yaml"));
        } catch (IllegalArgumentException e) {
            throw Failures.badRequest("the body of the request is no document: " + e.getMessage());
        }
    }

    private static String mediaType(String header) {
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).trim();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

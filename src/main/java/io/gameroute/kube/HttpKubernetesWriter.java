package io.gameroute.kube;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@link KubernetesWriter} over the client's HTTP engine: many writes in flight on its few threads, which the client's own, blocking methods
 * cannot do. Authentication and TLS are the client's.
 */
public final class HttpKubernetesWriter implements KubernetesWriter {
    private static final String JSON_TYPE = "application/json";
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final long TIMEOUT_SECONDS = 15;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonFactory PARSERS = new JsonFactory();

    private final HttpClient http;
    private final String base;

    public HttpKubernetesWriter(KubernetesClient client) {
        this.http = client.getHttpClient();
        String url = client.getMasterUrl().toString();
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    public CompletableFuture<Written> create(ResourcePath collection, HasMetadata object) {
        return send("POST", collection, JSON_TYPE, text(object));
    }

    @Override
    public CompletableFuture<Written> patch(ResourcePath object, String contentType, JsonNode body) {
        return send("PATCH", object, contentType, body.toString());
    }

    @Override
    public CompletableFuture<Written> delete(ResourcePath object, String uid, Optional<String> resourceVersion) {
        ObjectNode options = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "DeleteOptions");
        ObjectNode preconditions = options.putObject("preconditions").put("uid", uid);
        resourceVersion.ifPresent(version -> preconditions.put("resourceVersion", version));
        return send("DELETE", object, JSON_TYPE, options.toString());
    }

    private CompletableFuture<Written> send(String method, ResourcePath path, String contentType, String body) {
        var request = http.newHttpRequestBuilder()
                .uri(URI.create(base + path.path()))
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .method(method, contentType, body)
                .build();
        return http.sendAsync(request, byte[].class).handle((response, failure) -> {
            if (failure != null) {
                throw new CompletionException(unreachable(method, path, failure));
            }
            if (!response.isSuccessful()) {
                throw new CompletionException(refused(contentType, response.code(), response.body()));
            }
            return written(response.body());
        });
    }

    private static WriteFailure unreachable(String method, ResourcePath path, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new WriteFailure(WriteFailure.Kind.TRANSIENT, method + " " + path.path() + ": " + cause, cause);
    }

    static WriteFailure refused(String contentType, int code, byte @Nullable [] answer) {
        byte[] body = answer == null ? new byte[0] : answer;
        String message = new String(body, StandardCharsets.UTF_8);
        JsonNode status = MissingNode.getInstance();
        try {
            status = JSON.readTree(body);
            message = status.path("message").asText(message);
        } catch (IOException notAStatus) {
            message = "HTTP " + code + ": " + message;
        }
        return new WriteFailure(kind(contentType, code, status), message);
    }

    private static WriteFailure.Kind kind(String contentType, int code, JsonNode status) {
        if (isNamespaceEnding(code, status)) {
            return WriteFailure.Kind.ENDING;
        }
        boolean exists = status.path("reason").asText("").equals("AlreadyExists");
        return switch (code) {
            case 404 -> WriteFailure.Kind.NOT_FOUND;
            case 409 -> exists ? WriteFailure.Kind.ALREADY_EXISTS : WriteFailure.Kind.CONFLICT;
            case 422 -> isAnotherObject(contentType, status) ? WriteFailure.Kind.CONFLICT : WriteFailure.Kind.REFUSED;
            case 400, 401, 403, 405, 406, 413, 415 -> WriteFailure.Kind.REFUSED;
            case 429, 503 -> WriteFailure.Kind.TRANSIENT;
            default -> WriteFailure.Kind.FAILED;
        };
    }

    /** It is told by the reason of a cause; once the namespace is gone, by the kind of what was not found. */
    private static boolean isNamespaceEnding(int code, JsonNode status) {
        JsonNode details = status.path("details");
        if (code == 404) {
            return details.path("kind").asText().equals("namespaces");
        }
        return code == 403 && details.path("causes").findValuesAsText("reason").contains("NamespaceTerminating");
    }

    /**
     * The object is another one by now. A merge patch with the uid of the former one is told that a uid cannot be changed; a JSON patch whose test
     * operation failed is told nothing at all. A webhook that denies may name no field either, but of any other write.
     */
    private static boolean isAnotherObject(String contentType, JsonNode status) {
        JsonNode causes = status.path("details").path("causes");
        for (JsonNode cause : causes) {
            if (!cause.path("field").asText().equals("metadata.uid")) {
                return false;
            }
        }
        boolean isFailedTest = contentType.equals(JSON_PATCH)
                && status.path("reason").asText("").equals("Invalid");
        return !causes.isEmpty() || isFailedTest;
    }

    /** Reads no more of the answer than its metadata. */
    private static Written written(byte[] body) {
        String uid = "";
        String version = "";
        try (JsonParser parser = PARSERS.createParser(body)) {
            if (!enterMetadata(parser)) {
                return Written.NO_OBJECT;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("uid")) {
                    uid = parser.getText();
                } else if (field.equals("resourceVersion")) {
                    version = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            return uid.isEmpty() ? Written.NO_OBJECT : new Written(uid, version);
        } catch (IOException notJson) {
            return Written.NO_OBJECT;
        }
    }

    private static boolean enterMetadata(JsonParser parser) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isMetadata = parser.currentName().equals("metadata");
            parser.nextToken();
            if (isMetadata) {
                return parser.currentToken() == JsonToken.START_OBJECT;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static String text(HasMetadata object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException modelsOfOursAreJson) {
            throw new IllegalStateException(modelsOfOursAreJson);
        }
    }
}

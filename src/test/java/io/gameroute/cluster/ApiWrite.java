package io.gameroute.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.dev.apiserver.access.AuditedWrite;

/**
 * One write as the API server's audit log tells it. {@code subresource}, {@code namespace} and {@code name} are empty where the request has
 * none; {@code code} is the HTTP status of the answer, so refused writes are here too.
 */
public record ApiWrite(
        String user,
        String userAgent,
        String verb,
        String resource,
        String subresource,
        String namespace,
        String name,
        int code) {

    static ApiWrite of(JsonNode event) {
        JsonNode object = event.path("objectRef");
        return new ApiWrite(
                event.path("user").path("username").asText(),
                event.path("userAgent").asText(),
                event.path("verb").asText(),
                object.path("resource").asText(),
                object.path("subresource").asText(),
                object.path("namespace").asText(),
                object.path("name").asText(),
                event.path("responseStatus").path("code").asInt());
    }

    static ApiWrite of(AuditedWrite write) {
        return new ApiWrite(
                write.user(),
                write.userAgent(),
                write.verb(),
                write.resource(),
                write.subresource(),
                write.namespace(),
                write.name(),
                write.code());
    }

    public boolean isAccepted() {
        return code < 300;
    }
}

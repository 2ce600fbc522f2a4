package io.gameroute.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/** One read as the API server's audit log tells it: get, list or watch; {@code uri} is its path with the query. */
public record ApiRead(String user, String verb, String resource, String subresource, String uri, int code) {

    static ApiRead of(JsonNode event) {
        JsonNode object = event.path("objectRef");
        return new ApiRead(
                event.path("user").path("username").asText(),
                event.path("verb").asText(),
                object.path("resource").asText(),
                object.path("subresource").asText(),
                event.path("requestURI").asText(),
                event.path("responseStatus").path("code").asInt());
    }
}

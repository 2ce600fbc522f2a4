package io.gameroute.dev.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.dev.apiserver.json.Json;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** What a client gets; the warnings go into the header that kubectl prints. */
record Answer(int code, String contentType, Buffer body, List<String> warnings) {
    static Answer json(int code, JsonNode document) {
        return new Answer(code, Form.JSON.contentType(), Buffer.buffer(Json.bytes(document)), List.of());
    }

    static Answer text(int code, String text) {
        return new Answer(code, "text/plain; charset=utf-8", Buffer.buffer(text), List.of());
    }

    static Answer of(int code, Form form, Buffer body) {
        return new Answer(code, form.contentType(), body, List.of());
    }

    Answer with(List<String> added) {
        return new Answer(code, contentType, body, List.copyOf(added));
    }
}

package io.gameroute.dev.apiserver.http;

import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.store.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where the next page of a list begins, and at which revision all its pages are read. */
record ContinueToken(long revision, String namespace, String name) {
    static ContinueToken after(long revision, ObjectKey last) {
        return new ContinueToken(revision, last.namespace(), last.name());
    }

    static ContinueToken parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split("/", 3);
            return new ContinueToken(Long.parseLong(parts[0]), parts[1], parts[2]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Failures.badRequest("continue key is not valid: " + e.getMessage());
        }
    }

    String text() {
        byte[] plain = (revision + "/" + namespace + "/" + name).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    ObjectKey key(String resource) {
        return new ObjectKey(resource, namespace, name);
    }
}

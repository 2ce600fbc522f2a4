package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Secrets: what is written in clear text is kept encoded. */
final class SecretRules implements KindRules {
    @Override
    public void onCreate(ObjectNode secret) {
        new Defaults(secret).text("type", "Opaque");
        Json.at(secret, "stringData").properties().forEach(entry -> Json.objectAt(secret, "data")
                .put(entry.getKey(), encoded(entry.getValue().asText())));
        secret.remove("stringData");
    }

    @Override
    public void onUpdate(ObjectNode secret, ObjectNode old) {
        onCreate(secret);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets: what is written in clear text is kept encoded. */
final class SecretRules implements KindRules {
    private static final Map<String, List<String>> NEEDED = Map.of(
            "kubernetes.io/tls", List.of("tls.crt", "tls.key"),
            "kubernetes.io/dockerconfigjson", List.of(".dockerconfigjson"));

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

    @Override
    public List<Cause> validate(ObjectNode secret, Optional<ObjectNode> old) {
        Complaints complaints = new Complaints();
        SmallRules.keys(secret, "data", complaints);
        for (String key : NEEDED.getOrDefault(Json.text(secret, "type"), List.of())) {
            if (!secret.path("data").has(key)) {
                complaints.required("data[" + key + "]");
            }
        }
        return complaints.causes();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

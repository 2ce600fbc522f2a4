package io.gameroute;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code {{secret:NAMESPACE/NAME/KEY}}} and {@code {{configmap:NAMESPACE/NAME/KEY}}} in sinks stand for; without a namespace it is the process's own. Camel's
 * functions of these names know no namespace.
 */
final class ClusterValues {
    private final KubernetesClient client;

    ClusterValues(KubernetesClient client) {
        this.client = client;
    }

    /** Where a value is, as it is written. */
    private record Reference(String namespace, String name, String key, Optional<String> otherwise) {
        String orFail(Optional<String> value, String kind) {
            return value.or(() -> otherwise)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no key " + key + " in the " + kind + " " + namespace + "/" + name));
        }
    }

    String secret(String text) {
        Reference reference = reference(text);
        Secret secret = client.secrets()
                .inNamespace(reference.namespace())
                .withName(reference.name())
                .get();
        return reference.orFail(
                value(secret == null ? null : secret.getData(), reference.key())
                        .map(base64 -> new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8)),
                "Secret");
    }

    String configMap(String text) {
        Reference reference = reference(text);
        ConfigMap map = client.configMaps()
                .inNamespace(reference.namespace())
                .withName(reference.name())
                .get();
        return reference.orFail(value(map == null ? null : map.getData(), reference.key()), "ConfigMap");
    }

    private static Optional<String> value(@Nullable Map<String, String> data, String key) {
        return data == null ? Optional.empty() : Optional.ofNullable(data.get(key));
    }

    private Reference reference(String text) {
        int colon = text.indexOf(':');
        String[] parts = (colon < 0 ? text : text.substring(0, colon)).split("/", -1);
        Optional<String> otherwise = colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
        if (parts.length == 3) {
            return new Reference(parts[0], parts[1], parts[2], otherwise);
        }
        if (parts.length == 2) {
            return new Reference(
                    Optional.ofNullable(client.getNamespace()).orElse("default"), parts[0], parts[1], otherwise);
        }
        throw new IllegalArgumentException("NAMESPACE/NAME/KEY or NAME/KEY is needed, not " + text);
    }
}

package io.gameroute.dev.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.dev.apiserver.json.Json;

/** Where a custom kind keeps what its {@code scale} subresource shows, as JSON paths like {@code .spec.replicas}. */
public record ScalePaths(String specReplicas, String statusReplicas, String labelSelector) {
    static ScalePaths of(JsonNode scale) {
        return new ScalePaths(
                Json.text(scale, "specReplicasPath"),
                Json.text(scale, "statusReplicasPath"),
                Json.text(scale, "labelSelectorPath"));
    }

    /** The names on the way to a field. */
    public static String[] names(String path) {
        return path.substring(1).split("\\.");
    }
}

package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ScalePaths;

/** The {@code Scale} of a custom object: its replicas as every client of the kind can read and set them. */
final class ScaleDocument {
    private ScaleDocument() {}

    static ObjectNode of(ObjectNode object, ScalePaths paths) {
        ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode metadata = scale.putObject("metadata");
        for (String field : new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
            JsonNode value = Json.at(object, "metadata", field);
            if (!value.isMissingNode()) {
                metadata.set(field, value);
            }
        }
        ObjectNode spec = scale.putObject("spec");
        JsonNode wanted = Json.at(object, ScalePaths.names(paths.specReplicas()));
        if (wanted.isNumber()) {
            spec.set("replicas", wanted);
        }
        ObjectNode status = scale.putObject("status");
        status.put(
                "replicas",
                Json.at(object, ScalePaths.names(paths.statusReplicas())).asInt());
        if (!paths.labelSelector().isEmpty()) {
            String selector = Json.text(object, ScalePaths.names(paths.labelSelector()));
            if (!selector.isEmpty()) {
                status.put("selector", selector);
            }
        }
        return scale;
    }

    /** The object with the replicas of the scale. */
    static ObjectNode into(ObjectNode object, ObjectNode scale, ScalePaths paths) {
        String[] names = ScalePaths.names(paths.specReplicas());
        ObjectNode at = object;
        for (int i = 0; i < names.length - 1; i++) {
            at = Json.objectAt(at, names[i]);
        }
        at.put(names[names.length - 1], Json.at(scale, "spec", "replicas").asInt());
        String version = Json.text(scale, "metadata", "resourceVersion");
        if (!version.isEmpty()) {
            Json.metadata(object).put("resourceVersion", version);
        }
        return object;
    }
}

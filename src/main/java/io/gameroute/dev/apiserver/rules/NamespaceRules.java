package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;

/** Namespaces: held by a finalizer of their own until their content is gone. */
final class NamespaceRules implements KindRules {
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    @Override
    public void onCreate(ObjectNode namespace) {
        ObjectNode spec = Json.objectAt(namespace, "spec");
        spec.putArray("finalizers").add("kubernetes");
        namespace.putObject("status").put("phase", "Active");
        label(namespace);
    }

    @Override
    public void onUpdate(ObjectNode namespace, ObjectNode old) {
        label(namespace);
    }

    private static void label(ObjectNode namespace) {
        Json.objectAt(namespace, "metadata", "labels").put(NAME_LABEL, Json.text(namespace, "metadata", "name"));
    }
}

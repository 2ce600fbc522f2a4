package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;

/** Namespaces: held by a finalizer of their own until their content is gone. */
final class NamespaceRules implements KindRules {
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    @Override
    public void onCreate(ObjectNode namespace) {
        Json.objectAt(namespace, "spec");
        namespace.putObject("status").put("phase", "Active");
        label(namespace);
    }

    @Override
    public void admit(ObjectNode namespace) {
        Json.objectAt(namespace, "spec").putArray("finalizers").add("kubernetes");
    }

    @Override
    public void onUpdate(ObjectNode namespace, ObjectNode old) {
        label(namespace);
    }

    private static void label(ObjectNode namespace) {
        Json.objectAt(namespace, "metadata", "labels").put(NAME_LABEL, Json.text(namespace, "metadata", "name"));
    }
}

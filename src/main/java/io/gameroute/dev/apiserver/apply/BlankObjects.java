package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** What an object of a built-in kind has before anybody sets something: these places are nobody's when it is created. */
final class BlankObjects {
    private static final Set<String> WITHOUT_SPEC = Set.of(
            "ConfigMap",
            "Secret",
            "ServiceAccount",
            "Endpoints",
            "Event",
            "PriorityClass",
            "StorageClass",
            "ControllerRevision");
    /** Whatever must be there is there. */
    private static final Map<String, String> REQUIRED_OF_SPEC =
            Map.of("Pod", "containers", "PersistentVolumeClaim", "resources", "CustomResourceDefinition", "versions");

    private BlankObjects() {}

    static ObjectNode of(String kind) {
        ObjectNode blank = JsonNodeFactory.instance.objectNode();
        blank.putObject("metadata");
        if (!WITHOUT_SPEC.contains(kind)) {
            ObjectNode spec = blank.putObject("spec");
            if (REQUIRED_OF_SPEC.containsKey(kind)) {
                spec.putNull(REQUIRED_OF_SPEC.get(kind));
            }
        }
        return blank;
    }
}

package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.core.JsonPointer;
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
            "ClusterRole",
            "ClusterRoleBinding",
            "Role",
            "RoleBinding",
            "ControllerRevision");

    private static final Map<String, JsonPointer> REQUIRED = Map.of(
            "Pod", JsonPointer.compile("/spec/containers"),
            "PersistentVolumeClaim", JsonPointer.compile("/spec/resources"),
            "CustomResourceDefinition", JsonPointer.compile("/spec/names"),
            "Event", JsonPointer.compile("/source"));

    private BlankObjects() {}

    static ObjectNode of(String kind) {
        ObjectNode blank = JsonNodeFactory.instance.objectNode();
        blank.putObject("metadata");
        if (!WITHOUT_SPEC.contains(kind)) {
            blank.putObject("spec");
        }
        var place = REQUIRED.get(kind);
        if (place != null) {
            blank.withObject(place.head()).putNull(place.last().getMatchingProperty());
        }
        if (kind.equals("Event")) {
            blank.putNull("eventTime").put("reportingComponent", "").put("reportingInstance", "");
        }
        return blank;
    }
}

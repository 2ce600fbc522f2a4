package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.CustomResources;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** CustomResourceDefinitions: names that are left out, and exactly one version that is stored. */
final class DefinitionRules implements KindRules {
    @Override
    public boolean countsGenerations() {
        return true;
    }

    @Override
    public void onCreate(ObjectNode definition) {
        defaults(definition);
        ObjectNode status = definition.putObject("status");
        // The real server has null here for a moment, on which kubectl wait stumbles.
        status.putArray("conditions");
        status.putObject("acceptedNames").put("plural", "").put("kind", "");
        status.putArray("storedVersions").add(CustomResources.storageVersion(definition));
    }

    @Override
    public void onUpdate(ObjectNode definition, ObjectNode old) {
        defaults(definition);
    }

    private static void defaults(ObjectNode definition) {
        ObjectNode spec = Json.objectAt(definition, "spec");
        ObjectNode names = Json.objectAt(spec, "names");
        String kind = Json.text(names, "kind");
        new Defaults(names).text("singular", kind.toLowerCase(Locale.ROOT)).text("listKind", kind + "List");
        if (!spec.has("conversion")) {
            spec.putObject("conversion").put("strategy", "None");
        }
    }

    @Override
    public List<Cause> validate(ObjectNode definition, Optional<ObjectNode> old) {
        List<Cause> causes = new ArrayList<>();
        String expected =
                Json.text(definition, "spec", "names", "plural") + "." + Json.text(definition, "spec", "group");
        String name = Json.text(definition, "metadata", "name");
        if (!name.equals(expected)) {
            String message = "Invalid value: \"" + name + "\": must be spec.names.plural+\".\"+spec.group";
            causes.add(new Cause("FieldValueInvalid", message, "metadata.name"));
        }
        if (CustomResources.storageVersion(definition).isEmpty()) {
            String message = "Invalid value: must have exactly one version marked as storage version";
            causes.add(new Cause("FieldValueInvalid", message, "spec.versions"));
        }
        int index = 0;
        for (ObjectNode version : Defaults.objects(Json.objectAt(definition, "spec"), "versions")) {
            if (!Json.at(version, "schema", "openAPIV3Schema").isObject()) {
                String field = "spec.versions[" + index + "].schema.openAPIV3Schema";
                causes.add(new Cause("FieldValueRequired", "Required value: schemas are required", field));
            }
            index++;
        }
        return causes;
    }
}

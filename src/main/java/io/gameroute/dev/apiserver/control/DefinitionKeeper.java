package io.gameroute.dev.apiserver.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.CustomResources;
import io.gameroute.dev.apiserver.registry.ResourceRegistry;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.store.Change;
import io.gameroute.dev.apiserver.store.ListQuery;
import io.gameroute.dev.apiserver.store.ObjectFilter;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import io.gameroute.dev.apiserver.verb.DeleteOptions;
import io.gameroute.dev.apiserver.verb.ObjectDeletion;
import io.gameroute.dev.apiserver.verb.ObjectUpdate;
import io.gameroute.dev.apiserver.verb.Target;
import io.gameroute.dev.apiserver.verb.WriteOptions;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Serves the kinds of CustomResourceDefinitions and says so on them; takes the objects of a deleted one away. */
final class DefinitionKeeper {
    static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";

    private final ObjectStore store;
    private final ResourceRegistry registry;
    private final ObjectUpdate update;
    private final ObjectDeletion deletion;
    private final Clock clock;
    private final WriteOptions options = WriteOptions.ofServer("kube-apiserver");

    DefinitionKeeper(
            ObjectStore store, ResourceRegistry registry, ObjectUpdate update, ObjectDeletion deletion, Clock clock) {
        this.store = store;
        this.registry = registry;
        this.update = update;
        this.deletion = deletion;
        this.clock = clock;
    }

    void look(Change change) {
        ObjectNode definition = change.object().tree();
        String plural = Json.text(definition, "spec", "names", "plural");
        String group = Json.text(definition, "spec", "group");
        if (change.kind() == Change.Kind.DELETED) {
            removeObjects(plural + "." + group);
            registry.forget(plural, group);
            return;
        }
        if (!spec(change.before()).equals(definition.path("spec"))) {
            serve(definition);
        }
        establish(change.object());
    }

    void serve(ObjectNode definition) {
        List<ResourceType> types = CustomResources.of(definition);
        types.stream().findFirst().ifPresent(type -> store.selectable(type.resource(), type.selectableFields()));
        registry.define(
                Json.text(definition, "spec", "names", "plural"), Json.text(definition, "spec", "group"), types);
    }

    private static JsonNode spec(@Nullable StoredObject definition) {
        return definition == null
                ? MissingNode.getInstance()
                : definition.tree().path("spec");
    }

    private void establish(StoredObject stored) {
        registry.ofResource(DEFINITIONS)
                .map(type -> Target.of(type, stored.key()).withSubresource("status"))
                .ifPresent(target -> Attempt.run(() -> update.edit(target, this::established, options)));
    }

    private ObjectNode established(ObjectNode definition) {
        ObjectNode status = Json.objectAt(definition, "status");
        status.set("acceptedNames", Json.at(definition, "spec", "names"));
        Set<String> versions = new TreeSet<>(Json.texts(status.path("storedVersions")));
        versions.add(CustomResources.storageVersion(definition));
        ArrayNode storedVersions = status.putArray("storedVersions");
        versions.stream().filter(version -> !version.isEmpty()).forEach(storedVersions::add);
        if (Json.at(status, "conditions").isEmpty()) {
            ArrayNode conditions = status.putArray("conditions");
            condition(conditions, "NamesAccepted", "NoConflicts", "no conflicts found");
            condition(conditions, "Established", "InitialNamesAccepted", "the initial names have been accepted");
        }
        return definition;
    }

    private void condition(ArrayNode conditions, String type, String reason, String message) {
        conditions
                .addObject()
                .put("lastTransitionTime", Json.time(clock.instant()))
                .put("message", message)
                .put("reason", reason)
                .put("status", "True")
                .put("type", type);
    }

    private void removeObjects(String resource) {
        registry.ofResource(resource).ifPresent(type -> store.list(ListQuery.all(resource, ObjectFilter.ALL))
                .objects()
                .forEach(object -> Attempt.run(
                        () -> deletion.delete(Target.of(type, object.key()), DeleteOptions.background(object.uid())))));
    }
}

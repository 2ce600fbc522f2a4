package io.gameroute.reconcile.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.gameroute.kube.ObjectKey;
import io.gameroute.kube.WriteFailure;
import io.gameroute.pod.LabelValue;
import io.gameroute.reconcile.ResourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stores objects as an API server does: names are unique, every change has a resourceVersion, preconditions are checked, the status of a custom
 * resource is written apart from it, its generation counts changes of its spec, pods end gracefully, and what no owner wants any more is
 * collected. Answers are {@link WriteFailure}s where a real one answers with an error.
 */
final class SimulatedApiServer {
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** One change of one object; without a version when it is gone. */
    record Change(ObjectKey key, @Nullable Stored now) {}

    private final ManualClock clock;
    private final Map<ResourceKind, TreeMap<String, Stored>> objects = new EnumMap<>(ResourceKind.class);
    private final Map<ResourceKind, List<Change>> log = new EnumMap<>(ResourceKind.class);
    private long version = 100;
    private int uids;

    SimulatedApiServer(ManualClock clock) {
        this.clock = clock;
        for (ResourceKind kind : ResourceKind.values()) {
            objects.put(kind, new TreeMap<>());
            log.put(kind, new ArrayList<>());
        }
    }

    List<Change> log(ResourceKind kind) {
        return log.get(kind);
    }

    @Nullable
    Stored get(ResourceKind kind, ObjectKey key) {
        return objects.get(kind).get(key.toString());
    }

    Collection<Stored> all(ResourceKind kind) {
        return List.copyOf(objects.get(kind).values());
    }

    /** How many changes there ever were. */
    long version() {
        return version;
    }

    Stored create(ResourceKind kind, HasMetadata object) {
        ObjectNode json = Stored.JSON.valueToTree(object);
        Stored wish = new Stored(kind, json);
        if (get(kind, wish.key) != null) {
            throw new WriteFailure(
                    WriteFailure.Kind.ALREADY_EXISTS, kind.plural() + " " + wish.key.name() + " already exists");
        }
        wish.metadata().put("uid", "uid-" + ++uids).put("creationTimestamp", clock.timestamp());
        json.remove("status");
        if (kind == ResourceKind.POD) {
            json.putObject("status").put("phase", "Pending");
        } else if (isCustom(kind)) {
            wish.metadata().put("generation", 1);
        }
        return store(new Stored(kind, json));
    }

    Stored patch(ResourceKind kind, ObjectKey key, String subresource, String contentType, JsonNode body) {
        Stored before = present(kind, key);
        ObjectNode merged =
                switch (contentType) {
                    case "application/merge-patch+json" -> JsonPatches.merge(before.json, body);
                    case "application/strategic-merge-patch+json" -> JsonPatches.strategic(before.json, body);
                    default -> jsonPatch(before, body);
                };
        check(
                before,
                merged.path("metadata").path("uid").asText(),
                merged.path("metadata").path("resourceVersion").asText());
        if (kind == ResourceKind.POD && subresource.isEmpty() && !isUpdatable(before, merged)) {
            throw new WriteFailure(
                    WriteFailure.Kind.REFUSED, "spec: pod updates may not change fields other than images");
        }
        return update(
                before, subresource.equals("status") ? withStatusOnly(before, merged) : withoutStatus(before, merged));
    }

    private static boolean isUpdatable(Stored before, ObjectNode after) {
        return withoutImages(before.json.path("spec")).equals(withoutImages(after.path("spec")));
    }

    private static JsonNode withoutImages(JsonNode spec) {
        JsonNode copy = spec.deepCopy();
        copy.path("containers").forEach(container -> ((ObjectNode) container).remove("image"));
        copy.path("initContainers").forEach(container -> ((ObjectNode) container).remove("image"));
        return copy;
    }

    /** The two operations that are used here: a test of the uid, and a status that replaces the one before. */
    private static ObjectNode jsonPatch(Stored before, JsonNode operations) {
        ObjectNode result = before.json.deepCopy();
        for (JsonNode operation : operations) {
            JsonNode there = result.at(operation.path("path").asText());
            if (operation.path("op").asText().equals("test") && !there.equals(operation.path("value"))) {
                throw new WriteFailure(WriteFailure.Kind.CONFLICT, "testing value failed");
            }
            if (operation.path("op").asText().equals("add")) {
                result.set(operation.path("path").asText().substring(1), operation.path("value"));
            }
        }
        return result;
    }

    private static ObjectNode withStatusOnly(Stored before, ObjectNode merged) {
        ObjectNode result = before.json.deepCopy();
        result.set("status", merged.path("status"));
        return result;
    }

    private static ObjectNode withoutStatus(Stored before, ObjectNode merged) {
        merged.remove("status");
        if (before.json.has("status")) {
            merged.set("status", before.json.get("status"));
        }
        return merged;
    }

    /** @return empty when the object is gone at once */
    Optional<Stored> delete(ResourceKind kind, ObjectKey key, String uid, Optional<String> resourceVersion) {
        Stored before = present(kind, key);
        check(before, uid, resourceVersion.orElse(before.version()));
        if (before.isTerminating()) {
            return Optional.of(before);
        }
        boolean runs = kind == ResourceKind.POD && before.json.path("spec").has("nodeName");
        if (!runs && !before.hasFinalizers()) {
            remove(before);
            return Optional.empty();
        }
        ObjectNode json = before.json.deepCopy();
        String end = clock.instant()
                .plus(GRACE)
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
        ((ObjectNode) json.get("metadata"))
                .put("deletionTimestamp", end)
                .put("deletionGracePeriodSeconds", GRACE.toSeconds());
        return Optional.of(store(new Stored(kind, json)));
    }

    /** What a user, a node or the garbage collector does: no precondition, no admission. */
    void edit(ResourceKind kind, ObjectKey key, Consumer<ObjectNode> change) {
        Stored before = present(kind, key);
        ObjectNode json = before.json.deepCopy();
        change.accept(json);
        update(before, json);
    }

    /** Its containers have ended: the node, or a forced deletion, lets go of it. */
    void end(Stored object) {
        if (object.hasFinalizers()) {
            return;
        }
        remove(object);
    }

    /** Deletes what has owners none of which exists. Says whether there was anything. */
    boolean collectGarbage() {
        Set<String> alive = new HashSet<>();
        objects.values().forEach(kind -> kind.values().forEach(object -> alive.add(object.uid())));
        boolean collected = false;
        for (ResourceKind kind : ResourceKind.values()) {
            for (Stored object : all(kind)) {
                if (!object.isTerminating() && isOrphan(object, alive)) {
                    delete(kind, object.key, object.uid(), Optional.empty());
                    collected = true;
                }
            }
        }
        return collected;
    }

    private static boolean isOrphan(Stored object, Set<String> alive) {
        boolean hasOwners = false;
        for (JsonNode owner : object.owners()) {
            hasOwners = true;
            if (alive.contains(owner.path("uid").asText())) {
                return false;
            }
        }
        return hasOwners;
    }

    private Stored present(ResourceKind kind, ObjectKey key) {
        Stored stored = get(kind, key);
        if (stored == null) {
            throw new WriteFailure(WriteFailure.Kind.NOT_FOUND, kind.plural() + " " + key.name() + " not found");
        }
        return stored;
    }

    private static void check(Stored before, String uid, String resourceVersion) {
        if (!before.uid().equals(uid) || !before.version().equals(resourceVersion)) {
            throw new WriteFailure(WriteFailure.Kind.CONFLICT, before.key + ": the object has been modified");
        }
    }

    private Stored update(Stored before, ObjectNode json) {
        if (json.equals(before.json)) {
            return before;
        }
        if (isCustom(before.kind) && !json.path("spec").equals(before.json.path("spec"))) {
            ObjectNode metadata = (ObjectNode) json.get("metadata");
            metadata.put("generation", metadata.path("generation").asLong() + 1);
        }
        Stored after = store(new Stored(before.kind, json));
        if (before.kind != ResourceKind.POD && after.isTerminating() && !after.hasFinalizers()) {
            remove(after);
        }
        return after;
    }

    private Stored store(Stored object) {
        object.metadata().path("labels").forEach(value -> {
            if (!LabelValue.isValid(value.asText())) {
                throw new WriteFailure(WriteFailure.Kind.REFUSED, "a valid label must be ...: " + value);
            }
        });
        object.metadata().put("resourceVersion", String.valueOf(++version));
        objects.get(object.kind).put(object.key.toString(), object);
        log.get(object.kind).add(new Change(object.key, object));
        return object;
    }

    private void remove(Stored object) {
        version++;
        objects.get(object.kind).remove(object.key.toString());
        log.get(object.kind).add(new Change(object.key, null));
    }

    private static boolean isCustom(ResourceKind kind) {
        return kind == ResourceKind.GAME_SERVER || kind == ResourceKind.GAME_SERVER_SET;
    }
}

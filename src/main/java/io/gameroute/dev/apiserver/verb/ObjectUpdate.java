package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ObjectSchema;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.rules.KindRules;
import io.gameroute.dev.apiserver.rules.MetadataRules;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes objects: reads the current version, lets the caller make the next one of it, and commits that on the version that was read; where
 * somebody else was faster it begins anew, unless the caller named the version that it means.
 */
public final class ObjectUpdate {
    private static final int TRIES = 64;
    private static final List<String> KEPT = List.of(
            "name",
            "namespace",
            "uid",
            "creationTimestamp",
            "generation",
            "deletionTimestamp",
            "deletionGracePeriodSeconds");

    private final ObjectStore store;
    private final Kinds kinds;
    private final Clock clock;

    public ObjectUpdate(ObjectStore store, Kinds kinds, Clock clock) {
        this.store = store;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** Makes the next version, in the version that the client speaks, of the current one, which it may change. */
    @FunctionalInterface
    public interface Edit {
        ObjectNode next(ObjectNode current);
    }

    /** How the next version comes about from the current one, and whether it carries its managed fields already. */
    record Change(Function<StoredObject, ObjectNode> next, boolean tracked, boolean replacement) {}

    public StoredObject replace(Target target, ObjectNode sent, WriteOptions options) {
        return update(target, new Change(current -> sent, false, true), options);
    }

    public StoredObject edit(Target target, Edit edit, WriteOptions options) {
        return update(
                target,
                new Change(current -> edit.next(Conversion.served(target.type(), current)), false, false),
                options);
    }

    StoredObject update(Target target, Change change, WriteOptions options) {
        for (int tries = 0; tries < TRIES; tries++) {
            StoredObject current = store.get(target.key()).orElseThrow(() -> Failures.notFound(target.subject()));
            Optional<StoredObject> written = attempt(target, change, options, current);
            if (written.isPresent()) {
                return written.get();
            }
        }
        throw Failures.modified(target.subject());
    }

    private Optional<StoredObject> attempt(Target target, Change change, WriteOptions options, StoredObject current) {
        ObjectNode before = current.tree();
        ObjectNode sent = change.next().apply(current);
        checkVersion(target, change, sent, current);
        ObjectNode next = next(target, Conversion.stored(target.type(), sent), before, options);
        if (!change.tracked()) {
            next = FieldOwnership.track(
                    target.type(), before, next, options.manager(), target.subresource(), clock.instant());
        }
        if (Draft.isSame(before, next)) {
            return Optional.of(current);
        }
        if (options.dryRun()) {
            return Optional.of(StoredObject.imagined(target.key(), next));
        }
        return isGone(next) ? store.remove(current, next) : store.replace(current, next);
    }

    private static void checkVersion(Target target, Change change, ObjectNode sent, StoredObject current) {
        JsonNode metadata = sent.path("metadata");
        String uid = Json.text(metadata, "uid");
        if (!uid.isEmpty() && !uid.equals(current.uid()) && !change.replacement()) {
            Cause cause = new Cause(
                    "FieldValueInvalid", "Invalid value: \"" + uid + "\": field is immutable", "metadata.uid");
            throw Failures.invalid(target.subject(), List.of(cause, cause));
        }
        if (!uid.isEmpty() && !uid.equals(current.uid())) {
            throw Failures.conflict(
                    target.subject(),
                    "StorageError: invalid object, Code: 4, Key: /registry/"
                            + target.type().plural() + "/"
                            + target.namespace() + "/" + target.name()
                            + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: "
                            + uid + ", UID in object meta: " + current.uid());
        }
        String version = Json.text(metadata, "resourceVersion");
        boolean named = !version.isEmpty() && !version.equals("0");
        if (named && !version.equals(Long.toString(current.revision()))) {
            throw Failures.modified(target.subject());
        }
        if (!named && change.replacement() && !target.type().allowsUnconditionalUpdate()) {
            String message = "Invalid value: 0: must be specified for an update";
            String plural = target.type().plural();
            throw Failures.invalid(
                    new Failures.Subject(target.type().group(), plural, plural, target.name()),
                    List.of(new Cause("FieldValueInvalid", message, "metadata.resourceVersion")));
        }
    }

    /** Of what was sent, the part that this path may change, completed and checked. */
    private ObjectNode next(Target target, ObjectNode sent, ObjectNode before, WriteOptions options) {
        ResourceType type = target.type();
        KindRules rules = kinds.rules().apply(type);
        ObjectSchema schema = kinds.schemas().apply(type);
        Draft.prune(schema, target, sent, options);
        ObjectNode next = Part.of(target).take(sent, before);
        keepSystemFields(next, before);
        MetadataRules.tidy(next);
        rules.onUpdate(next, before);
        schema.applyDefaults(next);
        if (Part.of(target) != Part.OTHER) {
            countGeneration(next, before, type, rules);
        }
        Optional<ObjectNode> old = Optional.of(before);
        List<Cause> causes = new ArrayList<>(MetadataRules.validate(type.kind(), next, old));
        if (Part.of(target) == Part.RESIZE) {
            causes.addAll(rules.validateResize(next, before));
        } else if (!Part.of(target).skipsKindRules()) {
            causes.addAll(rules.validate(next, old));
        }
        causes.addAll(schema.validate(next, old));
        Draft.mustHold(target, causes);
        return next;
    }

    private static void keepSystemFields(ObjectNode next, ObjectNode before) {
        ObjectNode metadata = Json.metadata(next);
        ObjectNode kept = Json.metadata(before);
        for (String field : KEPT) {
            JsonNode value = kept.get(field);
            if (value == null) {
                metadata.remove(field);
            } else {
                metadata.set(field, value);
            }
        }
        metadata.remove("selfLink");
        metadata.set("resourceVersion", kept.path("resourceVersion"));
    }

    private static void countGeneration(ObjectNode next, ObjectNode before, ResourceType type, KindRules rules) {
        if (!rules.countsGenerations()) {
            return;
        }
        boolean hasStatus = type.has("status");
        if (!Draft.desired(next, hasStatus).equals(Draft.desired(before, hasStatus))) {
            long generation = Json.at(before, "metadata", "generation").asLong();
            Json.metadata(next).put("generation", generation + 1);
        }
    }

    /** Whether nothing holds an object any longer that was to be deleted. */
    static boolean isGone(ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        return !metadata.path("deletionTimestamp").isMissingNode()
                && metadata.path("finalizers").isEmpty()
                && metadata.path("deletionGracePeriodSeconds").asLong() == 0
                && !(object.path("kind").asText().equals("Namespace")
                        && !Json.at(object, "spec", "finalizers").isEmpty());
    }
}

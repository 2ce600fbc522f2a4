package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import java.time.Clock;
import java.util.Optional;

/** Patches objects. */
public final class ObjectPatch {
    public static final String JSON = "application/json-patch+json";
    public static final String MERGE = "application/merge-patch+json";
    public static final String STRATEGIC = "application/strategic-merge-patch+json";
    public static final String APPLY = "application/apply-patch+yaml";
    private static final String ACCEPTED =
            "the body of the request was in an unknown format - accepted media types include: ";

    private final ObjectStore store;
    private final ObjectCreation creation;
    private final ObjectUpdate update;
    private final Clock clock;

    public ObjectPatch(ObjectStore store, ObjectCreation creation, ObjectUpdate update, Clock clock) {
        this.store = store;
        this.creation = creation;
        this.update = update;
        this.clock = clock;
    }

    /** What became of it, and whether it was created by that. */
    public record Patched(StoredObject object, boolean created) {}

    public Patched patch(Target target, String contentType, JsonNode patch, WriteOptions options) {
        if (contentType.equals(APPLY)) {
            return apply(target, object(patch), options);
        }
        return new Patched(
                update.edit(target, current -> patched(target, contentType, current, patch), options), false);
    }

    /** The patch of a document that is not stored as it is, like a scale. */
    public ObjectNode patched(Target target, String contentType, ObjectNode current, JsonNode patch) {
        return switch (contentType) {
            case JSON -> PatchForms.json(current, patch);
            case MERGE -> PatchForms.merge(current, object(patch));
            case STRATEGIC -> strategic(target, current, patch);
            default -> throw unsupported(target);
        };
    }

    private ObjectNode strategic(Target target, ObjectNode current, JsonNode patch) {
        if (target.type().custom().isPresent() && !target.subresource().equals("scale")) {
            throw unsupported(target);
        }
        return PatchForms.strategic(target.type(), current, object(patch));
    }

    private Patched apply(Target target, ObjectNode applied, WriteOptions options) {
        if (options.manager().isEmpty()) {
            throw Failures.badRequest(
                    "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch");
        }
        if (store.get(target.key()).isPresent()) {
            return new Patched(update.update(target, applying(target, applied, options), options), false);
        }
        if (!target.subresource().isEmpty()) {
            throw Failures.notFound(target.subject());
        }
        ObjectNode first = FieldOwnership.apply(target.type(), Optional.empty(), applied, options, "", clock.instant());
        return new Patched(creation.createApplied(target, first, options), true);
    }

    private ObjectUpdate.Change applying(Target target, ObjectNode applied, WriteOptions options) {
        return new ObjectUpdate.Change(
                current -> FieldOwnership.apply(
                        target.type(),
                        Optional.of(Conversion.served(target.type(), current)),
                        applied,
                        options,
                        target.subresource(),
                        clock.instant()),
                true,
                false);
    }

    private static ObjectNode object(JsonNode patch) {
        if (patch instanceof ObjectNode object) {
            return object;
        }
        throw Failures.badRequest("the patch is not an object: " + patch.getNodeType());
    }

    private static RuntimeException unsupported(Target target) {
        String types = String.join(", ", JSON, MERGE, APPLY);
        boolean custom = target.type().custom().isPresent();
        return Failures.unsupportedMediaType(ACCEPTED + (custom ? types : types + ", " + STRATEGIC));
    }

    /** A document for the answers of subresources that say only that it is done. */
    public static ObjectNode success() {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        return status.put("status", "Success");
    }
}

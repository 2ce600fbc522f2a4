package io.gameroute.dev.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.ApiException;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.store.ListQuery;
import io.gameroute.dev.apiserver.store.Listing;
import io.gameroute.dev.apiserver.store.StoredObject;
import io.gameroute.dev.apiserver.verb.DeleteOptions;
import io.gameroute.dev.apiserver.verb.ObjectDeletion.Deleted;
import io.gameroute.dev.apiserver.verb.ObjectPatch;
import io.gameroute.dev.apiserver.verb.ObjectPatch.Patched;
import io.gameroute.dev.apiserver.verb.Target;
import io.gameroute.dev.apiserver.verb.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Create, update, patch and delete, of objects and of their subresources. */
final class WriteCalls {
    private static final Set<String> RETURNED_WHEN_GONE =
            Set.of("Pod", "Service", "ServiceAccount", "PersistentVolume", "PersistentVolumeClaim");
    private static final String NO_SUCH = "the server could not find the requested resource";

    private final ApiParts parts;

    WriteCalls(ApiParts parts) {
        this.parts = parts;
    }

    Answer create(Call call, Target target) {
        ObjectNode body = call.object();
        WriteOptions options = call.writeOptions();
        if (!target.subresource().isEmpty()) {
            return Answer.json(201, createSubresource(target, body, options));
        }
        checkKind(target, body);
        if (!target.type().verbs().contains("get")) {
            return Answer.json(201, parts.reviews().answer(target, body, call.user()));
        }
        checkNamespace(target, body);
        StoredObject created = parts.creation().create(target, body, options);
        return answer(call, target, 201, created).with(options.warnings());
    }

    private ObjectNode createSubresource(Target target, ObjectNode body, WriteOptions options) {
        return switch (target.subresource()) {
            case "binding" -> parts.subresources().bind(target, body, options);
            case "eviction" -> parts.subresources().evict(target, body, options);
            case "token" -> parts.subresources().token(target, body);
            default -> throw Failures.methodNotAllowed();
        };
    }

    Answer update(Call call, Target target) {
        ObjectNode body = call.object();
        WriteOptions options = call.writeOptions();
        if (target.subresource().equals("scale")) {
            return Answer.json(200, scale(target, scale -> body, options));
        }
        checkKind(target, body);
        checkName(target, body);
        checkNamespace(target, body);
        StoredObject updated = parts.update().replace(target, body, options);
        return answer(call, target, 200, updated).with(options.warnings());
    }

    Answer patch(Call call, Target target) {
        WriteOptions options = call.writeOptions();
        JsonNode patch = call.document();
        if (target.subresource().equals("scale")) {
            return Answer.json(
                    200,
                    scale(target, scale -> parts.patch().patched(target, call.contentType(), scale, patch), options));
        }
        if (call.contentType().equals(ObjectPatch.APPLY) && patch instanceof ObjectNode applied) {
            checkKind(target, applied);
            checkName(target, applied);
            checkNamespace(target, applied);
        }
        Patched patched = parts.patch().patch(target, call.contentType(), patch, options);
        return answer(call, target, patched.created() ? 201 : 200, patched.object())
                .with(options.warnings());
    }

    private ObjectNode scale(Target target, UnaryOperator<ObjectNode> change, WriteOptions options) {
        return parts.subresources().scale(target, change, options);
    }

    Answer delete(Call call, Target target) {
        DeleteOptions options = DeleteOptions.of(call.objectIfAny(), call.query());
        Deleted deleted = parts.deletion().delete(target, options);
        if (deleted.gone() && !RETURNED_WHEN_GONE.contains(target.type().kind())) {
            return Answer.json(200, gone(target, deleted.object()));
        }
        return answer(call, target, 200, deleted.object());
    }

    private static ObjectNode gone(Target target, StoredObject object) {
        ObjectNode status = ObjectPatch.success();
        ObjectNode details = status.putObject("details").put("name", target.name());
        if (!target.type().group().isEmpty()) {
            details.put("group", target.type().group());
        }
        details.put("kind", target.type().plural()).put("uid", object.uid());
        return status;
    }

    Answer deleteAll(Call call, Target target) {
        DeleteOptions options = DeleteOptions.of(call.objectIfAny(), call.query());
        ListQuery query = ListQuery.all(target.type().resource(), Selection.of(call, target));
        Listing listing = parts.store().list(query);
        List<StoredObject> deleted = new ArrayList<>();
        for (StoredObject object : listing.objects()) {
            try {
                deleted.add(parts.deletion()
                        .delete(Target.of(target.type(), object.key()), options)
                        .object());
            } catch (ApiException e) {
                if (e.code() != 404) {
                    throw e;
                }
            }
        }
        Rendering rendering = new Rendering(target.type(), call.form(), parts.tables());
        Listing answer = new Listing(deleted, parts.store().revision(), 0);
        return Answer.of(200, call.form(), rendering.list(answer, ""));
    }

    Answer readScale(Target target) {
        return Answer.json(200, parts.subresources().scale(target));
    }

    private Answer answer(Call call, Target target, int code, StoredObject object) {
        Form form = call.form();
        return Answer.of(code, form, new Rendering(target.type(), form, parts.tables()).one(object));
    }

    private static void checkKind(Target target, ObjectNode body) {
        ResourceType type = target.type();
        String kind = Json.text(body, "kind");
        String apiVersion = Json.text(body, "apiVersion");
        if (kind.isEmpty() || apiVersion.isEmpty()) {
            if (type.custom().isPresent() || kind.isEmpty() != apiVersion.isEmpty()) {
                throw Failures.badRequest("Object 'Kind' or 'apiVersion' is missing in the body");
            }
            body.put("kind", type.kind()).put("apiVersion", type.groupVersion());
        } else if (!kind.equals(type.kind()) || !apiVersion.equals(type.groupVersion())) {
            throw Failures.badRequest(
                    "the API version in the data (%s, Kind=%s) does not match the expected API version (%s, Kind=%s)"
                            .formatted(apiVersion, kind, type.groupVersion(), type.kind()));
        }
    }

    private static void checkName(Target target, ObjectNode body) {
        String name = Json.text(body, "metadata", "name");
        if (name.isEmpty()) {
            Json.metadata(body).put("name", target.name());
        } else if (!name.equals(target.name())) {
            throw Failures.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + target.name() + ")");
        }
    }

    private static void checkNamespace(Target target, ObjectNode body) {
        String namespace = Json.text(body, "metadata", "namespace");
        if (target.type().namespaced() && !namespace.isEmpty() && !namespace.equals(target.namespace())) {
            throw Failures.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
    }

    static ApiException noSuchResource() {
        return Failures.noSuchPath(NO_SUCH);
    }
}

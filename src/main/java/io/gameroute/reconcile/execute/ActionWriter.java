package io.gameroute.reconcile.execute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.gameroute.kube.KubernetesWriter;
import io.gameroute.kube.ObjectKey;
import io.gameroute.kube.ResourcePath;
import io.gameroute.kube.WriteFailure;
import io.gameroute.kube.Written;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.ResourceKind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Carries out single actions: preconditions become part of the request, and what was written is awaited in the caches. */
public final class ActionWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final KubernetesWriter writer;
    private final OwnWrites ownWrites;

    public ActionWriter(KubernetesWriter writer, OwnWrites ownWrites) {
        this.writer = writer;
        this.ownWrites = ownWrites;
    }

    /** @param pass the object that is being reconciled */
    CompletableFuture<Void> write(ObjectKey pass, Action action) {
        return action.accept(new Action.Visitor<>() {
            @Override
            public CompletableFuture<Void> create(Action.Create create) {
                CompletableFuture<Void> created =
                        createNeeds(pass, create).thenCompose(done -> createOne(pass, create.kind(), create.object()));
                return create.kind() == ResourceKind.CONFIG_MAP
                        ? created.exceptionally(failure -> ignore(failure, WriteFailure.Kind.ALREADY_EXISTS))
                        : created;
            }

            @Override
            public CompletableFuture<Void> patch(Action.Patch patch) {
                return patchOne(pass, patch);
            }

            @Override
            public CompletableFuture<Void> resize(Action.Resize resize) {
                return patchOne(pass, resize.size()).thenCompose(done -> patchOne(pass, resize.pod()));
            }

            @Override
            public CompletableFuture<Void> adopt(Action.Adopt adopt) {
                return stillThere(adopt).thenCompose(there -> patchOne(pass, adopt.patch()));
            }

            @Override
            public CompletableFuture<Void> delete(Action.Delete delete) {
                return deleteOne(pass, delete);
            }
        });
    }

    private CompletableFuture<Void> createNeeds(ObjectKey pass, Action.Create create) {
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
        for (HasMetadata need : create.needs()) {
            done = done.thenCompose(before -> createOne(pass, ResourceKind.PERSISTENT_VOLUME_CLAIM, need)
                    .exceptionally(failure -> ignore(failure, WriteFailure.Kind.ALREADY_EXISTS)));
        }
        return done;
    }

    private CompletableFuture<Void> createOne(ObjectKey pass, ResourceKind kind, HasMetadata object) {
        ObjectKey key = ObjectKey.of(object);
        ResourcePath collection = new ResourcePath(kind.apiVersion(), kind.plural(), key.namespace(), "", "");
        return writer.create(collection, object).thenAccept(written -> ownWrites.created(pass, kind, key, written));
    }

    private CompletableFuture<Void> patchOne(ObjectKey pass, Action.Patch patch) {
        ObjectRef target = patch.target();
        ObjectKey key = new ObjectKey(target.namespace(), target.name());
        return writer.patch(path(target, patch.subresource()), contentType(patch.type()), body(patch))
                .thenAccept(written -> ownWrites.patched(pass, target.kind(), key, written))
                .exceptionally(failure -> ignore(failure, WriteFailure.Kind.NOT_FOUND));
    }

    /** A patch without news writes nothing; it is refused when the owner is not what it was, for one because it is being deleted. */
    private CompletableFuture<Written> stillThere(Action.Adopt adopt) {
        ObjectNode body = JSON.objectNode();
        body.putObject("metadata").put("uid", adopt.owner().uid()).put("resourceVersion", adopt.ownerVersion());
        return writer.patch(path(adopt.owner(), ""), contentType(Action.PatchType.MERGE), body);
    }

    private CompletableFuture<Void> deleteOne(ObjectKey pass, Action.Delete delete) {
        ObjectRef target = delete.target();
        return writer.delete(path(target, ""), target.uid(), delete.resourceVersion())
                .handle((written, failure) -> failure == null ? null : ignore(failure, WriteFailure.Kind.NOT_FOUND))
                .thenAccept(done -> ownWrites.deleted(
                        pass, target.kind(), new ObjectKey(target.namespace(), target.name()), target.uid()));
    }

    private static Void ignore(Throwable failure, WriteFailure.Kind kind) {
        WriteFailure cause = Failures.of(failure);
        if (cause.kind() == kind) {
            return null;
        }
        throw new CompletionException(cause);
    }

    private static ResourcePath path(ObjectRef target, String subresource) {
        return new ResourcePath(
                target.kind().apiVersion(), target.kind().plural(), target.namespace(), target.name(), subresource);
    }

    private static String contentType(Action.PatchType type) {
        return switch (type) {
            case MERGE -> "application/merge-patch+json";
            case STRATEGIC -> "application/strategic-merge-patch+json";
            case REPLACE_STATUS -> "application/json-patch+json";
        };
    }

    private static JsonNode body(Action.Patch patch) {
        return patch.type() == Action.PatchType.REPLACE_STATUS ? replacement(patch) : merge(patch);
    }

    private static JsonNode merge(Action.Patch patch) {
        ObjectNode body = patch.body().deepCopy();
        ObjectNode metadata =
                body.withObjectProperty("metadata").put("uid", patch.target().uid());
        patch.resourceVersion().ifPresent(version -> metadata.put("resourceVersion", version));
        return body;
    }

    private static JsonNode replacement(Action.Patch patch) {
        ArrayNode operations = JSON.arrayNode();
        operations
                .addObject()
                .put("op", "test")
                .put("path", "/metadata/uid")
                .put("value", patch.target().uid());
        operations.addObject().put("op", "add").put("path", "/status").set("value", patch.body());
        return operations;
    }
}

package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.access.Credentials;
import io.gameroute.dev.apiserver.access.User;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.CustomKind;
import io.gameroute.dev.apiserver.registry.ScalePaths;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Parts of objects that are not just a part: scale, binding, eviction, token. */
public final class Subresources {
    private static final long TOKEN_SECONDS = Duration.ofHours(1).toSeconds();

    private final ObjectStore store;
    private final ObjectUpdate update;
    private final ObjectDeletion deletion;
    private final Credentials credentials;
    private final Clock clock;

    public Subresources(
            ObjectStore store, ObjectUpdate update, ObjectDeletion deletion, Credentials credentials, Clock clock) {
        this.store = store;
        this.update = update;
        this.deletion = deletion;
        this.credentials = credentials;
        this.clock = clock;
    }

    public ObjectNode scale(Target target) {
        return ScaleDocument.of(current(target).tree(), paths(target));
    }

    /** Lets the caller change the scale, which becomes the object's. */
    public ObjectNode scale(Target target, UnaryOperator<ObjectNode> change, WriteOptions options) {
        ScalePaths paths = paths(target);
        StoredObject written = update.edit(
                target,
                object -> {
                    ObjectNode scale = change.apply(ScaleDocument.of(object, paths));
                    return ScaleDocument.into(object, checked(target, scale), paths);
                },
                options);
        return ScaleDocument.of(written.tree(), paths);
    }

    private static ObjectNode checked(Target target, ObjectNode scale) {
        int replicas = Json.at(scale, "spec", "replicas").asInt();
        if (replicas < 0) {
            String message = "Invalid value: " + replicas + ": must be greater than or equal to 0";
            throw Failures.invalid(
                    new Failures.Subject("autoscaling", "scales", "Scale", target.name()),
                    List.of(new Cause("FieldValueInvalid", message, "spec.replicas")));
        }
        return scale;
    }

    /** Gives a pod its node. */
    public ObjectNode bind(Target target, ObjectNode binding, WriteOptions options) {
        String node = Json.text(binding, "target", "name");
        update.edit(target.withSubresource("binding"), pod -> bound(target, pod, binding, node), options);
        return ObjectPatch.success().put("code", 201);
    }

    private ObjectNode bound(Target target, ObjectNode pod, ObjectNode binding, String node) {
        String already = Json.text(pod, "spec", "nodeName");
        if (!already.isEmpty()) {
            Failures.Subject subject = new Failures.Subject("", "pods/binding", "Pod", target.name());
            throw Failures.conflict(
                    subject, "pod " + target.name() + " is already assigned to node \"" + already + "\"");
        }
        String uid = Json.text(binding, "metadata", "uid");
        if (!uid.isEmpty()) {
            Json.metadata(pod).put("uid", uid);
        }
        Json.objectAt(pod, "spec").put("nodeName", node);
        Json.at(binding, "metadata", "annotations")
                .properties()
                .forEach(entry -> Json.objectAt(pod, "metadata", "annotations").set(entry.getKey(), entry.getValue()));
        ArrayNode conditions = Json.objectAt(pod, "status").withArray("conditions");
        for (int i = conditions.size() - 1; i >= 0; i--) {
            if (Json.text(conditions.get(i), "type").equals("PodScheduled")) {
                conditions.remove(i);
            }
        }
        conditions
                .addObject()
                .put("type", "PodScheduled")
                .put("status", "True")
                .putNull("lastProbeTime")
                .put("lastTransitionTime", Json.time(clock.instant()));
        return pod;
    }

    public ObjectNode evict(Target target, ObjectNode eviction, WriteOptions options) {
        StoredObject pod = current(target);
        EvictionPolicy.refusal(pod, store).ifPresent(refusal -> {
            throw refusal;
        });
        ObjectNode body = Json.at(eviction, "deleteOptions") instanceof ObjectNode given ? given : Json.object();
        DeleteOptions deleteOptions = DeleteOptions.of(body, options.dryRun() ? Map.of("dryRun", "All") : Map.of());
        deletion.delete(target.withSubresource(""), deleteOptions);
        return ObjectPatch.success().put("code", 201);
    }

    /** A token that says that its bearer is the ServiceAccount. */
    public ObjectNode token(Target target, ObjectNode request) {
        StoredObject account = current(target);
        long seconds = Json.at(request, "spec", "expirationSeconds").asLong(TOKEN_SECONDS);
        Instant end = clock.instant().plusSeconds(seconds);
        ObjectNode answer = request.deepCopy();
        answer.put("kind", "TokenRequest").put("apiVersion", "authentication.k8s.io/v1");
        Json.metadata(answer).put("name", target.name()).put("namespace", target.namespace());
        Json.objectAt(answer, "spec").put("expirationSeconds", seconds);
        User user = User.serviceAccount(target.namespace(), target.name(), account.uid());
        answer.putObject("status").put("token", credentials.issue(user)).put("expirationTimestamp", Json.time(end));
        return answer;
    }

    private StoredObject current(Target target) {
        return store.get(target.key()).orElseThrow(() -> Failures.notFound(target.subject()));
    }

    private static ScalePaths paths(Target target) {
        return target.type()
                .custom()
                .flatMap(CustomKind::scale)
                .orElseThrow(() -> Failures.noSuchPath("the server could not find the requested resource"));
    }
}

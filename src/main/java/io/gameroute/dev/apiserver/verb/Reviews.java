package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.access.Access;
import io.gameroute.dev.apiserver.access.AccessPolicy;
import io.gameroute.dev.apiserver.access.Credentials;
import io.gameroute.dev.apiserver.access.User;
import io.gameroute.dev.apiserver.json.Json;

/** Questions about who somebody is and what they may do. */
public final class Reviews {
    private final Credentials credentials;
    private final AccessPolicy policy;

    public Reviews(Credentials credentials, AccessPolicy policy) {
        this.credentials = credentials;
        this.policy = policy;
    }

    public ObjectNode answer(Target target, ObjectNode question, User asking) {
        ObjectNode answer = question.deepCopy();
        answer.put("apiVersion", target.type().groupVersion())
                .put("kind", target.type().kind());
        Json.metadata(answer);
        ObjectNode status = answer.putObject("status");
        switch (target.type().kind()) {
            case "TokenReview" -> token(question, status);
            case "SelfSubjectReview" -> describe(asking, status.putObject("userInfo"));
            case "SelfSubjectAccessReview" -> access(question.path("spec"), asking, status);
            default -> access(question.path("spec"), subject(question.path("spec")), status);
        }
        return answer;
    }

    private void token(ObjectNode question, ObjectNode status) {
        credentials
                .userOf(Json.text(question, "spec", "token"))
                .ifPresentOrElse(
                        user -> describe(user, status.put("authenticated", true).putObject("user")),
                        () -> status.put("error", "invalid bearer token"));
    }

    private void access(JsonNode spec, User user, ObjectNode status) {
        boolean allowed = policy.allows(user, access(spec));
        status.put("allowed", allowed).put("reason", allowed ? "allowed by the policy of the embedded server" : "");
    }

    private static User subject(JsonNode spec) {
        return new User(Json.text(spec, "user"), Json.text(spec, "uid"), Json.texts(spec.path("groups")));
    }

    private static Access access(JsonNode spec) {
        JsonNode resource = spec.path("resourceAttributes");
        if (!resource.isObject()) {
            JsonNode path = spec.path("nonResourceAttributes");
            return Access.toPath(Json.text(path, "verb"), Json.text(path, "path"));
        }
        String subresource = Json.text(resource, "subresource");
        String name = Json.text(resource, "resource");
        return Access.toResource(
                Json.text(resource, "verb"),
                Json.text(resource, "group"),
                subresource.isEmpty() ? name : name + "/" + subresource,
                Json.text(resource, "namespace"),
                Json.text(resource, "name"));
    }

    private static void describe(User user, ObjectNode node) {
        node.put("username", user.name());
        if (!user.uid().isEmpty()) {
            node.put("uid", user.uid());
        }
        user.groups().forEach(node.putArray("groups")::add);
    }
}

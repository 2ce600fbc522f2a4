package io.gameroute.dev.apiserver.http;

import io.gameroute.dev.apiserver.access.Access;
import io.gameroute.dev.apiserver.access.AuditedWrite;
import io.gameroute.dev.apiserver.failure.ApiException;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.verb.Target;
import java.util.Set;

/** Finds out which verb on which resource a call is, whether it may be, and does it. */
final class ResourceCalls {
    private static final Set<String> READS = Set.of("get", "list", "watch");

    private final ApiParts parts;
    private final ReadCalls reads;
    private final WriteCalls writes;

    ResourceCalls(ApiParts parts) {
        this.parts = parts;
        this.reads = new ReadCalls(parts);
        this.writes = new WriteCalls(parts);
    }

    Target target(ApiPath path) {
        ResourceType type = parts.registry()
                .find(path.group(), path.version(), path.plural())
                .orElseThrow(WriteCalls::noSuchResource);
        boolean known = path.subresource().isEmpty() || type.has(path.subresource());
        if (!known || (!type.namespaced() && !path.namespace().isEmpty())) {
            throw WriteCalls.noSuchResource();
        }
        return new Target(type, path.namespace(), path.name(), path.subresource());
    }

    static String verb(Call call, ApiPath path, Target target) {
        boolean named = !target.name().isEmpty();
        return switch (call.method()) {
            case "GET" -> path.watch() || call.flag("watch") ? "watch" : named ? "get" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> named ? "delete" : "deletecollection";
            default -> throw Failures.methodNotAllowed();
        };
    }

    private void authorize(Call call, Target target, String verb) {
        String sub = target.subresource();
        String resource = target.type().plural() + (sub.isEmpty() ? "" : "/" + sub);
        String group = target.type().group();
        Access access = Access.toResource(verb, group, resource, target.namespace(), target.name());
        if (!parts.policy().allows(call.user(), access)) {
            String where = target.namespace().isEmpty()
                    ? " at the cluster scope"
                    : " in the namespace \"" + target.namespace() + "\"";
            throw Failures.forbidden(
                    target.subject(),
                    "User \"%s\" cannot %s resource \"%s\" in API group \"%s\"%s"
                            .formatted(call.user().name(), verb, resource, group, where));
        }
    }

    Answer answer(Call call, Target target, String verb) {
        try {
            authorize(call, target, verb);
            Answer answer = answered(call, target, verb);
            audit(call, target, verb, answer.code());
            return answer;
        } catch (ApiException refused) {
            audit(call, target, verb, refused.code());
            throw refused;
        }
    }

    private void audit(Call call, Target target, String verb, int code) {
        if (parts.audit().isEmpty() || READS.contains(verb)) {
            return;
        }
        boolean named = !target.name().isEmpty() || verb.equals("deletecollection");
        parts.audit()
                .get()
                .accept(new AuditedWrite(
                        call.user().name(),
                        call.userAgent(),
                        verb,
                        target.type().plural(),
                        target.subresource(),
                        target.namespace(),
                        named ? target.name() : Json.text(call.object(), "metadata", "name"),
                        code));
    }

    private Answer answered(Call call, Target target, String verb) {
        check(target, verb);
        return switch (verb) {
            case "get" -> target.subresource().equals("scale") ? writes.readScale(target) : reads.get(call, target);
            case "list" -> reads.list(call, target);
            case "create" -> writes.create(call, target);
            case "update" -> writes.update(call, target);
            case "patch" -> writes.patch(call, target);
            case "delete" -> writes.delete(call, target);
            case "deletecollection" -> writes.deleteAll(call, target);
            default -> throw Failures.methodNotAllowed();
        };
    }

    WatchRequest watch(Call call, Target target) {
        authorize(call, target, "watch");
        check(target, "watch");
        return reads.watch(call, target);
    }

    private static void check(Target target, String verb) {
        ResourceType type = target.type();
        boolean named = !target.name().isEmpty();
        boolean needsName = verb.equals("update") || verb.equals("patch");
        boolean creates = verb.equals("create");
        boolean placed = !type.namespaced() || !target.namespace().isEmpty();
        boolean good = target.subresource().isEmpty()
                ? type.verbs().contains(verb)
                        && (!needsName || named)
                        && !(creates && named)
                        && (placed || verb.equals("list") || verb.equals("watch") || verb.equals("deletecollection"))
                : named && !verb.startsWith("delete") && !verb.equals("watch");
        if (!good) {
            throw Failures.methodNotAllowed();
        }
    }
}

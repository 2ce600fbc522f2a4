package io.gameroute.dev.apiserver.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What can be done with a kind, and where. Strategic merge patches are not named here though they are understood:
 * kubectl would take the merge keys from the schemas, which have none, instead of those it knows by itself.
 */
final class OpenApiPaths {
    private static final Map<String, String> OF_LIST =
            Map.of("list", "get", "create", "post", "deletecollection", "delete");
    private static final Map<String, String> OF_ONE =
            Map.of("get", "get", "update", "put", "patch", "patch", "delete", "delete");
    private static final List<String> WRITES = List.of("create", "update", "patch");
    private static final List<String> PATCHES =
            List.of("application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json");

    private OpenApiPaths() {}

    static void add(ObjectNode paths, DescribedKind kind) {
        operations(paths, kind.path(), OF_LIST, kind);
        operations(paths, kind.path() + "/{name}", OF_ONE, kind);
        if (kind.namespaced() && kind.verbs().contains("list")) {
            var everywhere = kind.path().replace("/namespaces/{namespace}", "");
            operations(paths, everywhere, Map.of("list", "get"), kind);
        }
    }

    static ObjectNode groupVersionKind(DescribedKind kind) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("group", kind.group())
                .put("kind", kind.kind())
                .put("version", kind.version());
    }

    private static void operations(ObjectNode paths, String path, Map<String, String> methods, DescribedKind kind) {
        var operations = JsonNodeFactory.instance.objectNode();
        methods.forEach((verb, method) -> {
            if (kind.verbs().contains(verb)) {
                operations.set(method, operation(verb, kind));
            }
        });
        if (!operations.isEmpty()) {
            paths.set(path, operations);
        }
    }

    private static ObjectNode operation(String verb, DescribedKind kind) {
        var operation = JsonNodeFactory.instance.objectNode();
        if (WRITES.contains(verb)) {
            var parameters = operation.putArray("parameters");
            for (var name : List.of("dryRun", "fieldManager", "fieldValidation")) {
                var parameter = parameters.addObject().put("name", name).put("in", "query");
                parameter.putObject("schema").put("type", "string");
            }
        }
        var types = verb.equals("patch") ? PATCHES : List.of("application/json");
        if (WRITES.contains(verb)) {
            var content = operation.putObject("requestBody").putObject("content");
            types.forEach(type -> content.putObject(type).set("schema", reference(kind)));
        }
        var answer = operation.putObject("responses").putObject("200").put("description", "OK");
        answer.putObject("content").putObject("application/json").set("schema", reference(kind));
        operation.put("x-kubernetes-action", verb.equals("create") ? "post" : verb.equals("update") ? "put" : verb);
        operation.set("x-kubernetes-group-version-kind", groupVersionKind(kind));
        return operation;
    }

    private static ObjectNode reference(DescribedKind kind) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + kind.component());
    }
}

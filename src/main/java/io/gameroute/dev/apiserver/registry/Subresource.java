package io.gameroute.dev.apiserver.registry;

import java.util.List;

/** A part of an object under a path of its own, and the kind that is spoken there. */
record Subresource(String name, String group, String version, String kind, List<String> verbs) {
    private static final List<String> CHANGE = List.of("get", "patch", "update");
    private static final List<String> CREATE = List.of("create");

    static List<Subresource> of(ResourceType type) {
        return type.subresources().stream().sorted().map(name -> of(type, name)).toList();
    }

    private static Subresource of(ResourceType type, String name) {
        return switch (name) {
            case "scale" -> new Subresource(name, "autoscaling", "v1", "Scale", CHANGE);
            case "eviction" -> new Subresource(name, "policy", "v1", "Eviction", CREATE);
            case "binding" -> new Subresource(name, "", "v1", "Binding", CREATE);
            case "token" -> new Subresource(name, "authentication.k8s.io", "v1", "TokenRequest", CREATE);
            case "finalize" -> new Subresource(name, type.group(), type.version(), type.kind(), List.of("update"));
            default -> new Subresource(name, type.group(), type.version(), type.kind(), CHANGE);
        };
    }
}

package io.gameroute.dev.apiserver.access;

/** What somebody wants to do: a verb on a resource (with {@code /subresource}), or on a path that is none. */
public record Access(String verb, String group, String resource, String namespace, String name, String path) {
    public static Access toResource(String verb, String group, String resource, String namespace, String name) {
        return new Access(verb, group, resource, namespace, name, "");
    }

    public static Access toPath(String verb, String path) {
        return new Access(verb, "", "", "", "", path);
    }
}

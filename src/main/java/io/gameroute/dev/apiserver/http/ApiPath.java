package io.gameroute.dev.apiserver.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A path to objects, taken apart. What is not in it is empty. */
record ApiPath(
        String group, String version, String namespace, String plural, String name, String subresource, boolean watch) {
    private static final Set<String> OF_NAMESPACES = Set.of("status", "finalize");

    /** Empty for a path that leads to no resource, like those of discovery. */
    static Optional<ApiPath> parse(String path) {
        List<String> parts = new ArrayList<>(List.of(path.substring(1).split("/")));
        if (parts.size() < 3 || !(parts.get(0).equals("api") || parts.get(0).equals("apis"))) {
            return Optional.empty();
        }
        boolean core = parts.remove(0).equals("api");
        String group = core ? "" : parts.remove(0);
        String version = parts.remove(0);
        boolean watch = !parts.isEmpty() && parts.get(0).equals("watch");
        if (watch) {
            parts.remove(0);
        }
        if (parts.isEmpty() || parts.size() > 5) {
            return Optional.empty();
        }
        String namespace = "";
        if (isNamespaced(parts)) {
            parts.remove(0);
            namespace = parts.remove(0);
        }
        return Optional.of(
                new ApiPath(group, version, namespace, part(parts, 0), part(parts, 1), part(parts, 2), watch));
    }

    private static boolean isNamespaced(List<String> parts) {
        return parts.get(0).equals("namespaces")
                && parts.size() >= 3
                && !(parts.size() == 3 && OF_NAMESPACES.contains(parts.get(2)));
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }
}

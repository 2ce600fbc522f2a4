package io.gameroute.dev.apiserver.registry;

import io.gameroute.dev.apiserver.failure.Failures.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One kind as one version of its group serves it. */
public record ResourceType(
        String group,
        String version,
        String kind,
        String plural,
        boolean namespaced,
        List<String> shortNames,
        List<String> categories,
        Set<String> verbs,
        Set<String> subresources,
        List<String> selectableFields,
        Optional<CustomKind> custom) {
    public static final Set<String> ALL_VERBS =
            Set.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    public String groupVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The resource under which its objects are stored, whatever the version. */
    public String resource() {
        String stored = plural.equals("events") ? "" : group;
        return stored.isEmpty() ? plural : plural + "." + stored;
    }

    public String singular() {
        return custom.map(CustomKind::singular).orElseGet(() -> kind.toLowerCase(java.util.Locale.ROOT));
    }

    public String listKind() {
        return custom.map(CustomKind::listKind).orElseGet(() -> kind + "List");
    }

    public boolean has(String subresource) {
        return subresources.contains(subresource);
    }

    /** Some kinds may be replaced without saying which version is replaced. */
    public boolean allowsUnconditionalUpdate() {
        return custom.isEmpty() && !kind.equals("Lease") && !kind.equals("CustomResourceDefinition");
    }

    public Subject subject(String name) {
        return new Subject(group, plural, kind, name);
    }
}

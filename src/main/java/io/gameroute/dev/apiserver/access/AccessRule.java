package io.gameroute.dev.apiserver.access;

import java.util.Set;

/**
 * Allows users or groups some verbs on some resources; {@code *} stands for all. A namespace that is empty in the set stands for the whole
 * cluster; names are those of objects, and a rule that names some allows nothing about others. Paths are those that are no resource; one may
 * end in a {@code *}.
 */
public record AccessRule(
        Set<String> subjects,
        Set<String> verbs,
        Set<String> groups,
        Set<String> resources,
        Set<String> namespaces,
        Set<String> names,
        Set<String> paths) {
    static final String ANY = "*";

    boolean allows(User user, Access access) {
        return isFor(user)
                && has(verbs, access.verb())
                && (access.path().isEmpty() ? allowsResource(access) : allowsPath(access.path()));
    }

    private boolean allowsResource(Access access) {
        return has(groups, access.group())
                && has(resources, access.resource())
                && has(namespaces, access.namespace())
                && has(names, access.name());
    }

    /** Only for the whole cluster. */
    private boolean allowsPath(String path) {
        return namespaces.contains(ANY)
                && paths.stream()
                        .anyMatch(allowed -> allowed.endsWith(ANY)
                                ? path.startsWith(allowed.substring(0, allowed.length() - 1))
                                : path.equals(allowed));
    }

    private boolean isFor(User user) {
        return subjects.contains(user.name()) || user.groups().stream().anyMatch(subjects::contains);
    }

    private static boolean has(Set<String> values, String value) {
        return values.contains(ANY) || values.contains(value);
    }
}

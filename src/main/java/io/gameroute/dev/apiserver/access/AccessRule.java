package io.gameroute.dev.apiserver.access;

import java.util.Set;

/**
 * Allows users or groups some verbs on some resources; {@code *} stands for all. A namespace that is empty in the set stands for the whole
 * cluster; names are those of objects, and a rule that names some allows nothing about others.
 */
public record AccessRule(
        Set<String> subjects,
        Set<String> verbs,
        Set<String> groups,
        Set<String> resources,
        Set<String> namespaces,
        Set<String> names) {
    static final String ANY = "*";

    boolean allows(User user, Access access) {
        return isFor(user)
                && has(verbs, access.verb())
                && access.path().isEmpty()
                && has(groups, access.group())
                && has(resources, access.resource())
                && has(namespaces, access.namespace())
                && has(names, access.name());
    }

    private boolean isFor(User user) {
        return subjects.contains(user.name()) || user.groups().stream().anyMatch(subjects::contains);
    }

    private static boolean has(Set<String> values, String value) {
        return values.contains(ANY) || values.contains(value);
    }
}

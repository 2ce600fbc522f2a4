package io.gameroute.dev.apiserver.access;

import java.util.Set;

/** Allows users or groups some verbs on some resources; {@code *} stands for all. A namespace that is empty in the set stands for the whole cluster. */
public record AccessRule(
        Set<String> subjects, Set<String> verbs, Set<String> groups, Set<String> resources, Set<String> namespaces) {
    private static final String ANY = "*";

    boolean allows(User user, Access access) {
        return isFor(user)
                && has(verbs, access.verb())
                && access.path().isEmpty()
                && has(groups, access.group())
                && has(resources, access.resource())
                && has(namespaces, access.namespace());
    }

    private boolean isFor(User user) {
        return has(subjects, user.name()) || user.groups().stream().anyMatch(subjects::contains);
    }

    private static boolean has(Set<String> values, String value) {
        return values.contains(ANY) || values.contains(value);
    }
}

package io.gameroute.dev.apiserver.access;

import java.util.List;
import java.util.Optional;

/** Everything is allowed to everybody who is known, or only what a rule allows; {@code system:masters} may do everything. */
public record AccessPolicy(Optional<List<AccessRule>> rules) {
    public static final AccessPolicy ALLOW_ALL = new AccessPolicy(Optional.empty());

    public static AccessPolicy of(List<AccessRule> rules) {
        return new AccessPolicy(Optional.of(List.copyOf(rules)));
    }

    public boolean allows(User user, Access access) {
        if (rules.isEmpty() || user.isMaster() || isForEverybody(access)) {
            return true;
        }
        return rules.get().stream().anyMatch(rule -> rule.allows(user, access));
    }

    /** Discovery, and asking about oneself. */
    private static boolean isForEverybody(Access access) {
        return !access.path().isEmpty()
                || (access.verb().equals("create") && access.resource().startsWith("selfsubject"));
    }
}

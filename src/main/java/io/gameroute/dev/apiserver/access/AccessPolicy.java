package io.gameroute.dev.apiserver.access;

import java.util.List;
import java.util.regex.Pattern;

/** Whether somebody who is known may do something. */
@FunctionalInterface
public interface AccessPolicy {
    Pattern DISCOVERY = Pattern.compile("/(api|apis|openapi|version)(/.*)?|/healthz|/livez|/readyz");
    AccessPolicy ALLOW_ALL = (user, access) -> true;

    boolean allows(User user, Access access);

    /** Only what a rule allows; {@code system:masters} may do everything. */
    static AccessPolicy of(List<AccessRule> rules) {
        List<AccessRule> all = List.copyOf(rules);
        return (user, access) ->
                user.isMaster() || isForEverybody(access) || all.stream().anyMatch(rule -> rule.allows(user, access));
    }

    /** Discovery, and asking about oneself. */
    private static boolean isForEverybody(Access access) {
        return DISCOVERY.matcher(access.path()).matches()
                || (access.verb().equals("create") && access.resource().startsWith("selfsubject"));
    }
}

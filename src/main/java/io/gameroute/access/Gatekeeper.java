package io.gameroute.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a request may pass: it names a bearer whom the cluster knows, and the cluster allows them what they want. */
public final class Gatekeeper {
    /** The characters of RFC 6750; longer than any token of a cluster is no token. */
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]{1,16384}=*)");

    private final Reviews reviews;

    public Gatekeeper(Reviews reviews) {
        this.reviews = reviews;
    }

    /** @param authorization the header of that name */
    public Decision decide(@Nullable String authorization, Access access) {
        Optional<String> token = token(authorization);
        if (token.isEmpty()) {
            return Decision.unauthenticated("a bearer token is needed");
        }
        try {
            Optional<Subject> subject = reviews.authenticate(token.get());
            if (subject.isEmpty()) {
                return Decision.unauthenticated("the cluster does not know the token");
            }
            return reviews.isAllowed(subject.get(), access)
                    ? Decision.allowed(subject.get())
                    : Decision.forbidden(subject.get(), access);
        } catch (ReviewException unanswered) {
            return Decision.unavailable(unanswered);
        }
    }

    private static Optional<String> token(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        Matcher bearer = BEARER.matcher(authorization.strip());
        return bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
    }
}

package io.gameroute.access;

import java.util.Optional;

/**
 * What becomes of a request.
 *
 * @param subject who asks, if that is known
 * @param message for whoever asks; empty when they may
 */
public record Decision(Outcome outcome, Optional<Subject> subject, String message) {
    static final String AUTHORIZATION = "Authorization";
    static final String CHALLENGE = "WWW-Authenticate";
    static final String BEARER = "Bearer";
    static final String TEXT = "text/plain; charset=utf-8";

    /** By the status that HTTP has for it. */
    public enum Outcome {
        ALLOWED(200),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        UNAVAILABLE(503);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    static Decision allowed(Subject subject) {
        return new Decision(Outcome.ALLOWED, Optional.of(subject), "");
    }

    static Decision unauthenticated(String message) {
        return new Decision(Outcome.UNAUTHENTICATED, Optional.empty(), message);
    }

    static Decision forbidden(Subject subject, Access access) {
        return new Decision(
                Outcome.FORBIDDEN,
                Optional.of(subject),
                subject.name() + " may not " + access.verb() + " " + access.path());
    }

    static Decision unavailable(ReviewException cause) {
        return new Decision(Outcome.UNAVAILABLE, Optional.empty(), String.valueOf(cause.getMessage()));
    }

    public boolean isAllowed() {
        return outcome == Outcome.ALLOWED;
    }
}

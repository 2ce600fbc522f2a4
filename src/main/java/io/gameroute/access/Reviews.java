package io.gameroute.access;

import java.util.Optional;

/** Whom the cluster knows, and what it allows them. */
public interface Reviews {
    /**
     * @return empty when the token is nobody's
     * @throws ReviewException when there is no answer
     */
    Optional<Subject> authenticate(String token) throws ReviewException;

    /** @throws ReviewException when there is no answer */
    boolean isAllowed(Subject subject, Access access) throws ReviewException;
}

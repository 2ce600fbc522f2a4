package io.gameroute.reconcile.gameserverset;

import java.time.Instant;

/**
 * The API server's answer to the last attempt to create servers of a set, while it stands.
 *
 * @param message the server's own words
 * @param generation the generation of the set that was refused: an edit is worth an attempt at once
 * @param retryAt when the next attempt is due without an edit
 */
public record Refusal(String message, long generation, Instant retryAt) {
    public boolean holds(long currentGeneration, Instant now) {
        return generation == currentGeneration && now.isBefore(retryAt);
    }
}

package io.gameroute.component.informer;

import java.time.Duration;

/**
 * How a watch is kept from growing old unnoticed, all in parts of the age that it may reach. A quiet watch and a dead one look the same; so
 * none may be quiet for long: the server ends each before its time, and one that it did not end is dead.
 */
record WatchPolicy(Duration staleAfter) {
    /** Short enough that nobody waits, and long enough to open a watch twice within it. */
    static final Duration SHORTEST = Duration.ofSeconds(5);

    WatchPolicy {
        if (staleAfter.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "informer: staleAfter is at least " + SHORTEST.toSeconds() + " s, not " + staleAfter);
        }
    }

    /** For how long the server is to serve a watch. Just before its end it sends a bookmark, and the next watch begins where that one ended. */
    long secondsOfAWatch() {
        return staleAfter.toSeconds() * 2 / 3;
    }

    /** The age at which a watch is taken for dead, and opened again. */
    Duration suspectAfter() {
        return staleAfter.multipliedBy(5).dividedBy(6);
    }

    /** How long to wait for the other side to agree that a watch is closed; a dead one never does. */
    Duration patienceToClose() {
        return staleAfter.dividedBy(12);
    }
}

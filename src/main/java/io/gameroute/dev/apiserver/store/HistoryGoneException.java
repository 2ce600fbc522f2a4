package io.gameroute.dev.apiserver.store;

/** The history does not reach back to the revision that was asked for: the client must list again. */
public final class HistoryGoneException extends RuntimeException {
    HistoryGoneException(long asked, long oldest) {
        super("too old resource version: " + asked + " (" + oldest + ")");
    }
}

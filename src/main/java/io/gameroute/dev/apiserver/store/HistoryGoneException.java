package io.gameroute.dev.apiserver.store;

/** The history does not reach back to the revision that was asked for: the client must list again. */
public final class HistoryGoneException extends RuntimeException {
    private final long asked;
    private final long oldest;

    HistoryGoneException(long asked, long oldest) {
        super("too old resource version: " + asked + " (" + oldest + ")");
        this.asked = asked;
        this.oldest = oldest;
    }

    public long asked() {
        return asked;
    }

    public long oldest() {
        return oldest;
    }
}

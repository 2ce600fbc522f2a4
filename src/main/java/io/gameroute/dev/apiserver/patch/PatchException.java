package io.gameroute.dev.apiserver.patch;

/** A patch that cannot be applied: unprocessable (422) if it was understood, otherwise a bad request (400). */
public final class PatchException extends RuntimeException {
    private static final String REJECTED = "the server rejected our request due to an error in our request";

    private final boolean unprocessable;

    private PatchException(String message, boolean unprocessable) {
        super(message);
        this.unprocessable = unprocessable;
    }

    /** The API server does not tell which operation failed; this message does, behind its words. */
    static PatchException rejected(String detail) {
        return new PatchException(REJECTED + ": " + detail, true);
    }

    static PatchException malformed(String detail) {
        return new PatchException(detail, false);
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public boolean unprocessable() {
        return unprocessable;
    }
}

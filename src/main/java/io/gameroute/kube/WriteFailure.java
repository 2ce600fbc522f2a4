package io.gameroute.kube;

/** A write that did not succeed, by what to do about it; the message is the API server's own. */
public final class WriteFailure extends RuntimeException {
    /** What to do about it. */
    public enum Kind {
        /** The object is not what the decision was made on: look again. */
        CONFLICT,
        /** There is no such object. */
        NOT_FOUND,
        /** There is one of that name. */
        ALREADY_EXISTS,
        /** It will be refused again until somebody changes something. */
        REFUSED,
        /** Its namespace is being deleted, and all that is in it: nothing will be created there any more. */
        ENDING,
        /** The API server failed at it, or somebody that it asks, such as an admission webhook: later, and somebody should know. */
        FAILED,
        /** The API server is away or busy: later. */
        TRANSIENT
    }

    private final Kind kind;

    public WriteFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public WriteFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** What was read is old; the caches are about to show what is. */
    public boolean isStale() {
        return kind == Kind.CONFLICT || kind == Kind.ALREADY_EXISTS;
    }
}

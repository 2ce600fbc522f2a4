package io.gameroute.access;

/** Whether somebody may cannot be said at the moment. The message has nothing of the request in it. */
public final class ReviewException extends Exception {
    public ReviewException(String message, Throwable cause) {
        super(message, cause);
    }

    public ReviewException(String message) {
        super(message);
    }
}

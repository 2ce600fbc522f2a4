package io.gameroute.cli;

/** Something that the person at the command line can do something about; the message says what. */
final class UserException extends RuntimeException {
    UserException(String message) {
        super(message);
    }

    /** @param cause for the log at debug level */
    UserException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What is behind a failure, in one line. */
    static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getMessage().lines().findFirst().orElse("");
    }
}

package io.gameroute.cli;

/** Something that the person at the command line can do something about; the message says what. */
final class UserException extends RuntimeException {
    UserException(String message) {
        super(message);
    }
}

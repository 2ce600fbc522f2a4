package io.gameroute.sinks;

/** The file is not a list of routes in YAML. */
final class RouteSyntaxException extends Exception {
    private final int line;

    RouteSyntaxException(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}

package io.gameroute.dev.nodes;

/** The server's answer: an HTTP status, or 0 where there was none, and the version of the written object, or 0 where it has none. */
record ApiAnswer(int code, long resourceVersion, String problem) {

    boolean isSuccess() {
        return code >= 200 && code < 300;
    }

    boolean isGone() {
        return code == 404;
    }

    boolean isConflict() {
        return code == 409;
    }
}

package io.gameroute.sinks;

/**
 * What is wrong with a file.
 *
 * @param line from 1; 0 when it is not one line
 */
public record SinkProblem(String file, int line, String message) {
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
    }
}

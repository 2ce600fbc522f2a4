package io.gameroute.sinks;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What the process gives to sinks.
 *
 * @param kamelets the directory of the operator's kamelets; the jar's are found where it has none of that name
 * @param beans what a sink's Camel context finds in its registry: nothing that is not here
 * @param functions what a placeholder such as {@code {{secret:...}}} stands for, by the function's name; what they give is never told
 */
public record SinkSurroundings(Path kamelets, Map<String, Object> beans, Map<String, UnaryOperator<String>> functions) {
    private static final Set<String> ELSEWHERE =
            Set.of("env", "file", "secret", "secret-binary", "configmap", "configmap-binary");

    /** Those of a check away from where the sinks will run: what is known only there is taken to be right. */
    public static SinkSurroundings elsewhere(Path kamelets) {
        return new SinkSurroundings(
                kamelets,
                Map.of(),
                ELSEWHERE.stream().collect(Collectors.toMap(name -> name, name -> reference -> "http://unknown")));
    }
}

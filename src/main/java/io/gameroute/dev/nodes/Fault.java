package io.gameroute.dev.nodes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can go wrong with a pod on request, by its annotation {@value #ANNOTATION} or by {@link SimulatedNodes}. */
public enum Fault {
    /** The containers exit with code 1, once; the restart policy decides whether they come back. */
    CRASH,
    /** The containers exit again and again and wait in CrashLoopBackOff until the fault is taken away. */
    CRASH_LOOP,
    /** The containers take {@link Delays#slowStart()} to start. */
    SLOW_START,
    /** The containers run but are not ready until the fault is taken away. */
    NEVER_READY,
    /** The image of a container that has yet to start cannot be pulled until the fault is taken away. */
    IMAGE_PULL_ERROR,
    /** The node evicts the pod: phase Failed, reason Evicted, for good. */
    EVICTED,
    /** Phase Failed, whatever the restart policy, for good. */
    POD_FAILED,
    /** Phase Succeeded, whatever the restart policy, for good. */
    POD_SUCCEEDED;

    public static final String ANNOTATION = "dev.gameroute.io/fault";

    /** The value of {@link #ANNOTATION} on a node that is cut off: its pods are not ready and nothing on it starts or ends. */
    public static final String NODE_DOWN = "down";

    public String annotationValue() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** An unknown value is no fault: the annotation is a tool for tests and demonstrations, not an API to validate. */
    static Optional<Fault> of(@Nullable Map<String, String> annotations) {
        String value = annotations == null ? null : annotations.get(ANNOTATION);
        return Arrays.stream(values())
                .filter(fault -> fault.annotationValue().equals(value))
                .findFirst();
    }
}

package io.gameroute.dev.nodes;

import java.time.Instant;
import java.util.Optional;

/** How a pod ends for good, before anybody deletes it. {@code reason} and {@code message} are empty where Kubernetes gives none. */
record PodOutcome(String phase, String reason, String message, int exitCode) {
    private static final PodOutcome FAILED = new PodOutcome("Failed", "", "", 1);
    private static final PodOutcome SUCCEEDED = new PodOutcome("Succeeded", "", "", 0);
    private static final PodOutcome EVICTED =
            new PodOutcome("Failed", "Evicted", "The node was low on resource: simulated.", 137);

    static Optional<PodOutcome> of(PodView view, PodRuntime runtime, Instant now) {
        if (view.has(Fault.EVICTED)) {
            return Optional.of(EVICTED);
        }
        if (view.has(Fault.POD_FAILED) || crashedForGood(view, runtime, now)) {
            return Optional.of(FAILED);
        }
        return view.has(Fault.POD_SUCCEEDED) ? Optional.of(SUCCEEDED) : Optional.empty();
    }

    /** Terminated on request, all containers having heeded the signal. */
    static PodOutcome terminated() {
        return SUCCEEDED;
    }

    boolean isFailure() {
        return phase.equals("Failed");
    }

    private static boolean crashedForGood(PodView view, PodRuntime runtime, Instant now) {
        boolean crashes = view.has(Fault.CRASH) || view.has(Fault.CRASH_LOOP);
        return crashes
                && view.restartPolicy().equals("Never")
                && runtime.containers().values().stream().anyMatch(container -> container.isStarted(now));
    }
}

package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What the event loop remembers of one pod: the newest version seen, its runtime, and the write that is under way. */
final class PodEntry {
    private Pod pod;
    private @Nullable PodRuntime runtime;
    private @Nullable PodStatus reported;
    private @Nullable Future<?> timer;
    private boolean writing;
    private boolean binding;
    private long awaitedVersion;
    private int failures;

    PodEntry(Pod pod) {
        this.pod = pod;
    }

    Pod pod() {
        return pod;
    }

    String uid() {
        return pod.getMetadata().getUid();
    }

    String node() {
        return Optional.ofNullable(pod.getSpec().getNodeName()).orElse("");
    }

    void see(Pod newer) {
        pod = newer;
        if (!node().isEmpty()) {
            binding = false;
        }
    }

    /** No decision is made on a version that does not yet show what was written last. */
    boolean isBusy() {
        return writing || binding || ResourceVersion.of(pod) < awaitedVersion;
    }

    void beginWrite() {
        writing = true;
    }

    void wrote(long version) {
        writing = false;
        failures = 0;
        awaitedVersion = version;
    }

    void bound() {
        wrote(0);
        binding = node().isEmpty();
    }

    /** How many times in a row. */
    int failed() {
        writing = false;
        return ++failures;
    }

    Optional<PodRuntime> runtime() {
        return Optional.ofNullable(runtime);
    }

    void runtime(PodRuntime next) {
        runtime = next;
    }

    /** The same status is not written twice onto the same version, whatever the server made of it. */
    boolean isReported(PodStatus status) {
        return status.equals(reported) && ResourceVersion.of(pod) <= awaitedVersion;
    }

    void reported(PodStatus status) {
        reported = status;
    }

    void timer(@Nullable Future<?> next) {
        if (timer != null) {
            timer.cancel(false);
        }
        timer = next;
    }
}

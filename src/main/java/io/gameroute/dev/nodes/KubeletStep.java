package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.Optional;

/** What the kubelet has to do about a pod now. */
sealed interface KubeletStep {

    /** Nothing to write; look again at {@code until}, if there is such a time. */
    record Rest(Optional<Instant> until) implements KubeletStep {}

    record Report(PodStatus status) implements KubeletStep {}

    /** The end of graceful termination: delete with grace 0. */
    record Remove() implements KubeletStep {}
}

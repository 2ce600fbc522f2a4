package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The status of one container, as kubelet would write it. */
record ContainerStatusDecision(PodView view, PodRuntime runtime, Instant now) {

    ContainerStatus of(Container container, Optional<PodOutcome> outcome) {
        ContainerRuntime known = known(container);
        boolean running = outcome.isEmpty() && known.isStarted(now);
        boolean pulled = known.isStarted(now) || view.has(Fault.CRASH_LOOP);
        return new ContainerStatusBuilder()
                .withName(container.getName())
                .withImage(known.image())
                .withImageID(pulled ? ContainerIdentity.imageId(known.image()) : "")
                .withContainerID(known.isStarted(now) || known.restarts() > 0 ? id(container, known.restarts()) : null)
                .withRestartCount(known.restarts())
                .withReady(running && new ReadinessDecision(view, runtime, now).isReady(container.getName()))
                .withStarted(running)
                .withState(
                        outcome.map(end -> terminated(container, known, end)).orElseGet(() -> state(container, known)))
                .withLastState(lastState(container, known))
                .withResources(resources(container))
                .build();
    }

    /** A node that says nothing of resources cannot resize, as API servers see it. */
    private static ResourceRequirements resources(Container container) {
        return container.getResources() == null ? new ResourceRequirements() : container.getResources();
    }

    /** Init containers have always done their work by the time that there is a status to write; sidecars go on running. */
    ContainerStatus ofInit(Container container, Instant startedAt, Optional<PodOutcome> outcome) {
        boolean running = "Always".equals(container.getRestartPolicy()) && outcome.isEmpty();
        String start = PodConditions.timestamp(startedAt);
        return new ContainerStatusBuilder()
                .withName(container.getName())
                .withImage(container.getImage())
                .withImageID(ContainerIdentity.imageId(container.getImage()))
                .withContainerID(id(container, 0))
                .withRestartCount(0)
                .withReady(true)
                .withStarted(running)
                .withState(running ? running(start) : terminated(container, 0, 0, start, start))
                .withLastState(new ContainerState())
                .build();
    }

    private ContainerRuntime known(Container container) {
        ContainerRuntime known = runtime.containers().get(container.getName());
        return known == null
                ? new ContainerRuntime(
                        container.getImage(), 0, ContainerRuntime.NEVER, ContainerRuntime.NEVER, Optional.empty())
                : known;
    }

    private ContainerState state(Container container, ContainerRuntime known) {
        return known.isStarted(now) ? running(PodConditions.timestamp(known.startAt())) : waiting(container);
    }

    private ContainerState waiting(Container container) {
        if (view.has(Fault.CRASH_LOOP)) {
            return waiting("CrashLoopBackOff", "back-off 5m0s restarting failed container");
        }
        if (!view.has(Fault.IMAGE_PULL_ERROR) && view.isMisconfigured(container.getName())) {
            return waiting("CreateContainerConfigError", view.misconfigured().get(container.getName()));
        }
        return view.has(Fault.IMAGE_PULL_ERROR)
                ? waiting("ImagePullBackOff", "Back-off pulling image: simulated")
                : waiting("ContainerCreating", null);
    }

    private static ContainerState waiting(String reason, @Nullable String message) {
        return new ContainerStateBuilder().withNewWaiting(message, reason).build();
    }

    private static ContainerState running(String since) {
        return new ContainerStateBuilder().withNewRunning(since).build();
    }

    private ContainerState terminated(Container container, ContainerRuntime known, PodOutcome outcome) {
        Instant start = known.isStarted(now) ? known.startAt() : now;
        return terminated(
                container,
                known.restarts(),
                outcome.exitCode(),
                PodConditions.timestamp(start),
                PodConditions.timestamp(now));
    }

    private ContainerState lastState(Container container, ContainerRuntime known) {
        return known.lastExit()
                .map(PodConditions::timestamp)
                .map(exit -> terminated(container, known.restarts() - 1, 1, exit, exit))
                .orElseGet(ContainerState::new);
    }

    private ContainerState terminated(Container container, int run, int exitCode, String start, String end) {
        return new ContainerStateBuilder()
                .withNewTerminated()
                .withExitCode(exitCode)
                .withReason(exitCode == 0 ? "Completed" : "Error")
                .withStartedAt(start)
                .withFinishedAt(end)
                .withContainerID(id(container, run))
                .endTerminated()
                .build();
    }

    private String id(Container container, int run) {
        return ContainerIdentity.containerId(view.pod().getMetadata().getUid(), container.getName(), run);
    }
}

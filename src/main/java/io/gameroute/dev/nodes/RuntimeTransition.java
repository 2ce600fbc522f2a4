package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.Container;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What happens inside a pod between two looks at it: faults take effect and go away, images change, the end begins. */
record RuntimeTransition(Delays delays, Instant now) {
    private static final Set<Fault> HOLDING = EnumSet.of(Fault.CRASH_LOOP, Fault.IMAGE_PULL_ERROR);

    PodRuntime apply(PodView view, PodRuntime before) {
        PodRuntime runtime = crash(view, before);
        runtime = changeImages(view, runtime);
        runtime = holdOrRelease(view, runtime);
        runtime = runtime.withHandled(inEffect(view, runtime));
        return view.isTerminating() && runtime.terminatingSince().isEmpty() ? runtime.terminating(now) : runtime;
    }

    /** A crash of containers that will not be restarted ends the pod; that is for the status to tell. */
    private PodRuntime crash(PodView view, PodRuntime runtime) {
        boolean fresh = isFresh(Fault.CRASH, view, runtime) || isFresh(Fault.CRASH_LOOP, view, runtime);
        if (!fresh || !hasRun(runtime) || view.restartPolicy().equals("Never")) {
            return runtime;
        }
        return runtime.withEach((name, container) -> {
            ContainerRuntime restarted = container.restarted(container.image(), now, delays);
            return view.isMisconfigured(name) ? restarted.held() : restarted;
        });
    }

    private PodRuntime changeImages(PodView view, PodRuntime before) {
        PodRuntime runtime = before;
        for (Container wanted : view.pod().getSpec().getContainers()) {
            ContainerRuntime container = runtime.containers().get(wanted.getName());
            if (container != null && !container.image().equals(wanted.getImage())) {
                runtime = runtime.withContainer(wanted.getName(), withImage(view, wanted, container));
            }
        }
        return runtime;
    }

    /** A container that never ran has nothing to restart. */
    private ContainerRuntime withImage(PodView view, Container wanted, ContainerRuntime container) {
        String image = wanted.getImage();
        if (container.restarts() == 0 && !container.isStarted(now)) {
            return new ContainerRuntime(image, 0, container.startAt(), container.readyAt(), container.lastExit());
        }
        ContainerRuntime restarted = container.restarted(image, now, delays);
        return HOLDING.stream().anyMatch(view::has) || view.isMisconfigured(wanted.getName())
                ? restarted.held()
                : restarted;
    }

    private PodRuntime holdOrRelease(PodView view, PodRuntime runtime) {
        if (isFresh(Fault.CRASH_LOOP, view, runtime) && hasRun(runtime)) {
            return runtime.withContainers(ContainerRuntime::held);
        }
        if (view.has(Fault.IMAGE_PULL_ERROR)) {
            return runtime.withContainers(container -> container.isStarted(now) ? container : container.held());
        }
        boolean free = HOLDING.stream().noneMatch(view::has);
        return free
                ? runtime.withEach((name, container) ->
                        container.isHeld() && !view.isMisconfigured(name) ? container.released(now, delays) : container)
                : runtime;
    }

    /** Only what runs can crash: until then the fault is still to come. */
    private Set<Fault> inEffect(PodView view, PodRuntime runtime) {
        boolean canCrash = hasRun(runtime);
        return view.faults().stream()
                .filter(fault -> canCrash || (fault != Fault.CRASH && fault != Fault.CRASH_LOOP))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean hasRun(PodRuntime runtime) {
        return runtime.containers().values().stream()
                .anyMatch(container -> container.isStarted(now) || container.restarts() > 0);
    }

    private static boolean isFresh(Fault fault, PodView view, PodRuntime runtime) {
        return view.has(fault) && !runtime.handled().contains(fault);
    }
}

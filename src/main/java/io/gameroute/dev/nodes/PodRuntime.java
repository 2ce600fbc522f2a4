package io.gameroute.dev.nodes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A pod as its node knows it, apart from what the API server stores: its containers by name, the faults that already took effect, and since
 * when it is to end.
 */
record PodRuntime(
        String podIp,
        Map<String, ContainerRuntime> containers,
        Set<Fault> handled,
        Optional<Instant> terminatingSince) {

    PodRuntime {
        containers = new LinkedHashMap<>(containers);
        handled = Set.copyOf(handled);
    }

    PodRuntime withContainers(UnaryOperator<ContainerRuntime> change) {
        Map<String, ContainerRuntime> changed = new LinkedHashMap<>();
        containers.forEach((name, container) -> changed.put(name, change.apply(container)));
        return new PodRuntime(podIp, changed, handled, terminatingSince);
    }

    PodRuntime withEach(BiFunction<String, ContainerRuntime, ContainerRuntime> change) {
        Map<String, ContainerRuntime> changed = new LinkedHashMap<>();
        containers.forEach((name, container) -> changed.put(name, change.apply(name, container)));
        return new PodRuntime(podIp, changed, handled, terminatingSince);
    }

    PodRuntime withContainer(String name, ContainerRuntime container) {
        Map<String, ContainerRuntime> changed = new LinkedHashMap<>(containers);
        changed.put(name, container);
        return new PodRuntime(podIp, changed, handled, terminatingSince);
    }

    PodRuntime withHandled(Set<Fault> faults) {
        return new PodRuntime(podIp, containers, faults, terminatingSince);
    }

    PodRuntime terminating(Instant since) {
        return new PodRuntime(podIp, containers, handled, Optional.of(since));
    }
}

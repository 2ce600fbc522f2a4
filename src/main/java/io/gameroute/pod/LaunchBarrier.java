package io.gameroute.pod;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds some containers of a pod until it exists: a ConfigMap. Each one is made once and never changed, so that no right to change
 * ConfigMaps, and none to read them, is needed; it goes with its pod.
 *
 * @param key the only one in it, {@code p_<priority>}
 */
public record LaunchBarrier(String configMap, String key, Set<String> containers) {
    /** What a container waits with whose ConfigMap is missing. */
    public static final String WAITING = "CreateContainerConfigError";

    static String prefix(String server) {
        return server + "-barrier-";
    }

    /** In the order in which they are to be lifted; only ours. */
    public static List<LaunchBarrier> of(Pod pod) {
        if (pod.getSpec() == null) {
            return List.of();
        }
        List<LaunchBarrier> barriers = new ArrayList<>();
        for (Container container : pod.getSpec().getContainers()) {
            ConfigMapKeySelector reference = reference(pod, container);
            if (reference != null) {
                barriers.stream()
                        .filter(barrier -> barrier.configMap().equals(reference.getName()))
                        .findFirst()
                        .orElseGet(() -> added(barriers, reference))
                        .containers()
                        .add(container.getName());
            }
        }
        barriers.sort(Comparator.comparingInt(LaunchBarrier::priority).reversed());
        return barriers;
    }

    private static LaunchBarrier added(List<LaunchBarrier> barriers, ConfigMapKeySelector reference) {
        LaunchBarrier barrier = new LaunchBarrier(reference.getName(), reference.getKey(), new HashSet<>());
        barriers.add(barrier);
        return barrier;
    }

    private static @Nullable ConfigMapKeySelector reference(Pod pod, Container container) {
        for (EnvVar env : container.getEnv()) {
            ConfigMapKeySelector reference =
                    env.getValueFrom() == null ? null : env.getValueFrom().getConfigMapKeyRef();
            if (LaunchOrder.BARRIER.equals(env.getName())
                    && reference != null
                    && reference.getName().startsWith(prefix(pod.getMetadata().getName()))
                    && reference.getKey().matches("p_[+-]?\\d{1,9}")) {
                return reference;
            }
        }
        return null;
    }

    private int priority() {
        return Integer.parseInt(key.substring(2));
    }

    /** What lets its containers start. */
    public ConfigMap lifted(Pod pod) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(configMap)
                .withNamespace(pod.getMetadata().getNamespace())
                .addToLabels(Labels.POD_NAME, pod.getMetadata().getName())
                .withOwnerReferences(Ownership.byPod(pod))
                .endMetadata()
                .withImmutable(true)
                .addToData(key, "true")
                .build();
    }

    /** Whether a container waits for nothing but its turn. */
    public static boolean holds(Pod pod, ContainerStatus status) {
        return isMisconfigured(status)
                && of(pod).stream()
                        .anyMatch(barrier -> barrier.containers().contains(status.getName())
                                && Optional.ofNullable(
                                                status.getState().getWaiting().getMessage())
                                        .filter(text -> text.contains(barrier.configMap()))
                                        .isPresent());
    }

    public static boolean isMisconfigured(ContainerStatus status) {
        ContainerStateWaiting waiting =
                status.getState() == null ? null : status.getState().getWaiting();
        return waiting != null && WAITING.equals(waiting.getReason());
    }
}

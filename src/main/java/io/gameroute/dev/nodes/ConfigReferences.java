package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ConfigMaps that containers take variables from: without one its container cannot be created. And who waits for which. */
final class ConfigReferences {
    private final Map<String, Set<String>> keys = new HashMap<>();
    private final Map<String, Set<String>> waiting = new HashMap<>();

    /** The uids of the pods that wait for it. */
    Set<String> seen(ConfigMap config) {
        String name =
                config.getMetadata().getNamespace() + "/" + config.getMetadata().getName();
        Set<String> all = new HashSet<>();
        if (config.getData() != null) {
            all.addAll(config.getData().keySet());
        }
        if (config.getBinaryData() != null) {
            all.addAll(config.getBinaryData().keySet());
        }
        keys.put(name, all);
        Set<String> pods = waiting.remove(name);
        return pods == null ? Set.of() : pods;
    }

    void gone(ConfigMap config) {
        keys.remove(
                config.getMetadata().getNamespace() + "/" + config.getMetadata().getName());
    }

    /** By container: what a kubelet says of what is missing. */
    Map<String, String> missing(Pod pod) {
        Map<String, String> missing = new LinkedHashMap<>();
        for (Container container : pod.getSpec().getContainers()) {
            missing(pod, container).ifPresent(text -> missing.put(container.getName(), text));
        }
        return missing;
    }

    private Optional<String> missing(Pod pod, Container container) {
        for (EnvFromSource source : container.getEnvFrom()) {
            if (source.getConfigMapRef() != null
                    && !Boolean.TRUE.equals(source.getConfigMapRef().getOptional())) {
                Optional<String> text = missing(pod, source.getConfigMapRef().getName(), null);
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        for (EnvVar env : container.getEnv()) {
            ConfigMapKeySelector reference =
                    env.getValueFrom() == null ? null : env.getValueFrom().getConfigMapKeyRef();
            if (reference != null && !Boolean.TRUE.equals(reference.getOptional())) {
                Optional<String> text = missing(pod, reference.getName(), reference.getKey());
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> missing(Pod pod, String name, @Nullable String key) {
        String full = pod.getMetadata().getNamespace() + "/" + name;
        Set<String> present = keys.get(full);
        if (present != null && (key == null || present.contains(key))) {
            return Optional.empty();
        }
        waiting.computeIfAbsent(full, any -> new HashSet<>())
                .add(pod.getMetadata().getUid());
        return Optional.of(
                present == null
                        ? "configmap \"" + name + "\" not found"
                        : "couldn't find key " + key + " in ConfigMap " + full);
    }
}

package io.gameroute.pod;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.Annotations;
import io.gameroute.api.Labels;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an update inside a pod writes to it: the metadata, the images and the sizes in which two templates differ. */
public final class InPlacePatch {
    private InPlacePatch() {}

    /** Labels, annotations and finalizers of the template; what the GameServer says of them wins. */
    public static void metadata(PodChange change, ServerTemplate from, ServerTemplate to, PodMirror mirror) {
        differences(from.template().labels(), to.template().labels(), mirror.labels(), change::label);
        differences(
                from.template().annotations(), to.template().annotations(), mirror.annotations(), change::annotation);
        to.template().finalizers().stream()
                .filter(finalizer -> !from.template().finalizers().contains(finalizer))
                .forEach(change::addFinalizer);
        from.template().finalizers().stream()
                .filter(finalizer -> !to.template().finalizers().contains(finalizer))
                .forEach(change::removeFinalizer);
        change.label(Labels.REVISION, to.revision());
        change.annotation(Annotations.OVERRIDES, to.overrides().text());
    }

    private interface Setter {
        void set(String key, @Nullable String value);
    }

    private static void differences(
            Map<String, String> before, Map<String, String> after, Map<String, ?> stronger, Setter setter) {
        Set<String> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            String value = after.get(key);
            boolean differs = value == null ? before.containsKey(key) : !value.equals(before.get(key));
            if (differs && !stronger.containsKey(key)) {
                setter.set(key, value);
            }
        }
    }

    /** @param images by container or init container of the pod */
    public static void images(PodChange change, Pod pod, Map<String, String> images) {
        Set<String> init = pod.getSpec().getInitContainers().stream()
                .map(Container::getName)
                .collect(Collectors.toSet());
        images.forEach(
                (name, image) -> change.image(init.contains(name) ? "initContainers" : "containers", name, image));
    }

    public static String image(ServerTemplate to, String container) {
        JsonNode spec = to.spec();
        String field = isInit(to, container) ? "initContainers" : "containers";
        return ServerTemplate.container(spec, field, container).path("image").asText();
    }

    private static boolean isInit(ServerTemplate to, String container) {
        return ServerTemplate.container(to.spec(), "containers", container).isMissingNode();
    }

    public static void sizes(PodChange change, ServerTemplate to, Set<String> containers) {
        for (String name : containers) {
            change.resize(
                    name,
                    ServerTemplate.container(to.spec(), "containers", name).path("resources"));
        }
    }
}

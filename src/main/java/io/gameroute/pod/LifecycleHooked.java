package io.gameroute.pod;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.LifecycleHook;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a life cycle hook holds a pod (KR-20). */
public final class LifecycleHooked {
    private LifecycleHooked() {}

    /** Any of the hook's labels or finalizers is on the pod. */
    public static boolean any(@Nullable LifecycleHook hook, Pod pod) {
        return hook != null
                && (hook.labelsHandler().entrySet().stream().anyMatch(label -> has(pod, label))
                        || hook.finalizersHandler().stream().anyMatch(finalizers(pod)::contains));
    }

    /** All of them are. A hook that names nothing holds nothing and is always satisfied. */
    public static boolean all(@Nullable LifecycleHook hook, Pod pod) {
        return hook == null
                || (hook.labelsHandler().entrySet().stream().allMatch(label -> has(pod, label))
                        && finalizers(pod).containsAll(hook.finalizersHandler()));
    }

    private static boolean has(Pod pod, Map.Entry<String, String> label) {
        return label.getValue().equals(PodState.label(pod, label.getKey()));
    }

    private static List<String> finalizers(Pod pod) {
        return pod.getMetadata().getFinalizers();
    }
}

package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The labels and finalizers that hold a server at one point of its life. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LifecycleHook(
        @JsonPropertyDescription("Labels of the pod, with their values, that belong to the hook.")
        Map<String, String> labelsHandler,

        @JsonPropertyDescription("Finalizers of the pod that belong to the hook.")
        List<String> finalizersHandler,

        @JsonPropertyDescription("True: the pod is not ready while the server waits. Default: false.") @Nullable
        Boolean markPodNotReady) {
    public LifecycleHook {
        labelsHandler = labelsHandler == null ? Map.of() : Map.copyOf(labelsHandler);
        finalizersHandler = finalizersHandler == null ? List.of() : List.copyOf(finalizersHandler);
    }
}

package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The labels and finalizers that hold a server at one point of its life. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LifecycleHook(
        Map<String, String> labelsHandler,
        List<String> finalizersHandler,
        @Nullable Boolean markPodNotReady) {
    public LifecycleHook {
        labelsHandler = labelsHandler == null ? Map.of() : Map.copyOf(labelsHandler);
        finalizersHandler = finalizersHandler == null ? List.of() : List.copyOf(finalizersHandler);
    }
}

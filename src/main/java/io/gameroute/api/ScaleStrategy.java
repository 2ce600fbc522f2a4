package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a set grows and shrinks. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScaleStrategy(
        @Nullable IntOrString maxUnavailable,
        @Nullable ScaleDownStrategyType scaleDownStrategyType,
        List<String> protectedOpsStates) {
    public ScaleStrategy {
        protectedOpsStates = protectedOpsStates == null ? List.of() : List.copyOf(protectedOpsStates);
    }
}

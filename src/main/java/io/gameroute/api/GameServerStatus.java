package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one game server; written by GameRoute only. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GameServerStatus(
        @Nullable String desiredState,
        @Nullable String currentState,
        @Nullable NetworkStatus networkStatus,
        @Nullable PodStatus podStatus,
        List<ServiceQualityCondition> serviceQualitiesConditions,
        @Nullable IntOrString updatePriority,
        @Nullable IntOrString deletionPriority,
        @Nullable String lastTransitionTime,
        List<GameServerCondition> conditions) {
    public GameServerStatus {
        serviceQualitiesConditions =
                serviceQualitiesConditions == null ? List.of() : List.copyOf(serviceQualitiesConditions);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }
}

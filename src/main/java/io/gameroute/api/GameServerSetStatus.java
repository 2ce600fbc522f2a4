package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a GameServerSet; written by GameRoute only. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GameServerSetStatus(
        @Nullable Long observedGeneration,
        int replicas,
        int currentReplicas,
        int readyReplicas,
        int availableReplicas,
        int updatedReplicas,
        @Nullable Integer updatedReadyReplicas,
        @Nullable Integer maintainingReplicas,
        @Nullable Integer waitToBeDeletedReplicas,
        @Nullable Integer preDeleteReplicas,
        @Nullable String labelSelector,
        List<Condition> conditions) {
    public GameServerSetStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }
}

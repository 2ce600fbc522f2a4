package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one game server; written by GameRoute only. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@SchemaCustomizer(
        value = SchemaPatch.class,
        input = "properties: {podStatus: {type: object, properties: null, x-kubernetes-preserve-unknown-fields: true}}")
public record GameServerStatus(
        @JsonPropertyDescription("The state that the server should be in; always Ready.") @Nullable
        String desiredState,

        @JsonPropertyDescription(
                "The state that the server is in: Creating, Ready, NotReady, Crash, PreUpdate, Updating, PreDelete, Deleting or Unknown.")
        @Nullable
        String currentState,

        @JsonPropertyDescription("The addresses of the server, and whether they work. Empty without a network.")
        @Nullable
        NetworkStatus networkStatus,

        @JsonPropertyDescription("The status of the pod, as Kubernetes has it.") @Nullable
        PodStatus podStatus,

        @JsonPropertyDescription("The last result of each service quality of the set, in the order of the set.")
        List<ServiceQualityCondition> serviceQualitiesConditions,

        @JsonPropertyDescription("The updatePriority that is in force, as a string.") @Nullable
        IntOrString updatePriority,

        @JsonPropertyDescription("The deletionPriority that is in force, as a string.") @Nullable
        IntOrString deletionPriority,

        @JsonPropertyDescription("When this status last changed.") @Nullable
        String lastTransitionTime,

        @JsonPropertyDescription(
                "Whether the pod, its node and its volumes are in order: PodNormal, NodeNormal, PersistentVolumeNormal.")
        List<GameServerCondition> conditions) {
    public GameServerStatus {
        serviceQualitiesConditions =
                serviceQualitiesConditions == null ? List.of() : List.copyOf(serviceQualitiesConditions);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }
}

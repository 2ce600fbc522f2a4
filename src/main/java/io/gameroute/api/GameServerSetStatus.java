package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a GameServerSet; written by GameRoute only. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@SchemaCustomizer(value = SchemaPatch.class, input = """
                properties:
                  conditions:
                    x-kubernetes-list-type: map
                    x-kubernetes-list-map-keys: [type]
                    items:
                      required: [type, status, lastTransitionTime, reason, message]
                      properties:
                        type: {description: "What the condition is about: Ready, Progressing, Degraded or DryRun."}
                        status: {description: "Whether it holds: True, False or Unknown."}
                        reason: {description: "The cause, in one word for programs."}
                        message: {description: "The cause, in words for people."}
                        lastTransitionTime: {description: "When status last changed."}
                        observedGeneration: {description: "The metadata.generation of the set that the condition was derived from."}
                """)
public record GameServerSetStatus(
        @JsonPropertyDescription("The metadata.generation of the set that this status describes."
                + " Lower than metadata.generation: the last edit has not been worked on yet.")
        @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("How many servers are wanted: a copy of spec.replicas, for autoscalers.")
        @Required
        @StatusReplicas
        int replicas,

        @JsonPropertyDescription("How many pods of the set exist, those that are ending included.") @Required
        int currentReplicas,

        @JsonPropertyDescription("How many servers are running and ready.") @Required
        int readyReplicas,

        @JsonPropertyDescription("How many servers have been ready for minReadySeconds.") @Required
        int availableReplicas,

        @JsonPropertyDescription("How many servers run the newest template.") @Required
        int updatedReplicas,

        @JsonPropertyDescription("How many servers run the newest template and are ready.") @Nullable
        Integer updatedReadyReplicas,

        @JsonPropertyDescription("How many servers have opsState Maintaining.") @Nullable
        Integer maintainingReplicas,

        @JsonPropertyDescription("How many servers have opsState WaitToBeDeleted.") @Nullable
        Integer waitToBeDeletedReplicas,

        @JsonPropertyDescription("How many servers wait in state PreDelete for their preDelete hook to let go.")
        @Nullable
        Integer preDeleteReplicas,

        @JsonPropertyDescription("Label selector of the pods of the set, in text form, for autoscalers.")
        @LabelSelector
        @Nullable
        String labelSelector,

        @JsonPropertyDescription("Name of the ControllerRevision that servers have which are not updated yet;"
                + " the same as updateRevision when all are updated and ready.")
        @Nullable
        String currentRevision,

        @JsonPropertyDescription("Name of the ControllerRevision of the newest template.") @Nullable
        String updateRevision,

        @JsonPropertyDescription("Ready: all servers are as wanted. Progressing: a change is under way."
                + " Degraded: something needs a person; the message says what."
                + " DryRun: the set is held; the message says what would become of it.")
        List<Condition> conditions) {
    public GameServerSetStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /** The same with other conditions. */
    public GameServerSetStatus with(List<Condition> otherConditions) {
        return new GameServerSetStatus(
                observedGeneration,
                replicas,
                currentReplicas,
                readyReplicas,
                availableReplicas,
                updatedReplicas,
                updatedReadyReplicas,
                maintainingReplicas,
                waitToBeDeletedReplicas,
                preDeleteReplicas,
                labelSelector,
                currentRevision,
                updateRevision,
                otherConditions);
    }
}

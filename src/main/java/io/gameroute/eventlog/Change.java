package io.gameroute.eventlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What changed: one record a type of event, with the value before and the value after. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Change {

    /** The server or set was not there before. */
    record Created(
            @JsonPropertyDescription("When it was created, by the clock of the API server.") @Nullable
            String createdAt,

            @JsonPropertyDescription("The state or, of a set, nothing.") @Nullable
            String state,

            @JsonPropertyDescription("What the server runs.") @Nullable
            Build build,

            @JsonPropertyDescription("Of a set: how many servers are wanted.") @Nullable
            Integer replicas)
            implements Change {}

    /** The server or set is gone. */
    record Deleted(
            @JsonPropertyDescription("When it was created.") @Nullable
            String createdAt,

            @JsonPropertyDescription("The last state.") @Nullable
            String state,

            @JsonPropertyDescription("The last operation state.") @Nullable
            String opsState)
            implements Change {}

    /** {@code status.currentState} changed. */
    record StateChanged(
            @JsonProperty("old") @JsonPropertyDescription("The state before.") @Nullable
            String before,

            @JsonProperty("new") @JsonPropertyDescription("The state now.") @Nullable
            String after)
            implements Change {}

    /** {@code spec.opsState} changed. */
    record OpsStateChanged(
            @JsonProperty("old") @JsonPropertyDescription("The operation state before.") @Nullable
            String before,

            @JsonProperty("new") @JsonPropertyDescription("The operation state now.") @Nullable
            String after)
            implements Change {}

    /** A priority changed. */
    record PriorityChanged(
            @JsonPropertyDescription("updatePriority or deletionPriority.")
            String priority,

            @JsonProperty("old") @JsonPropertyDescription("The priority before, as text.") @Nullable
            String before,

            @JsonProperty("new") @JsonPropertyDescription("The priority now, as text.") @Nullable
            String after)
            implements Change {}

    /** The state of the network, its addresses or its switch changed. */
    record NetworkChanged(
            @JsonProperty("old") @JsonPropertyDescription("The network before.")
            Network before,

            @JsonProperty("new") @JsonPropertyDescription("The network now.")
            Network after)
            implements Change {}

    /** A service quality gave another result. */
    record QualityReported(
            @JsonPropertyDescription("Name of the service quality.")
            String quality,

            @JsonProperty("old") @JsonPropertyDescription("The result before; absent at the first one.") @Nullable
            Verdict before,

            @JsonProperty("new")
            @JsonPropertyDescription("The result now; absent when the quality is no more.")
            @Nullable
            Verdict after)
            implements Change {}

    /** The server is being updated. */
    record UpdateBegun(
            @JsonProperty("old") @JsonPropertyDescription("What it runs.") @Nullable
            Build before,

            @JsonProperty("new") @JsonPropertyDescription("What it is to run, as far as its pod shows it.") @Nullable
            Build after)
            implements Change {}

    /** The server runs something else than before. */
    record UpdateDone(
            @JsonProperty("old") @JsonPropertyDescription("What it ran.") @Nullable
            Build before,

            @JsonProperty("new") @JsonPropertyDescription("What it runs.") @Nullable
            Build after)
            implements Change {}

    /** Another number of servers is wanted. */
    record Scaled(
            @JsonProperty("old") @JsonPropertyDescription("Replicas before.") @Nullable
            Integer before,

            @JsonProperty("new") @JsonPropertyDescription("Replicas now.") @Nullable
            Integer after)
            implements Change {}

    /** A condition has another status or reason. */
    record ConditionChanged(
            @JsonPropertyDescription("The type of the condition.")
            String condition,

            @JsonProperty("old") @JsonPropertyDescription("The condition before; absent when there was none.") @Nullable
            Verdict before,

            @JsonProperty("new") @JsonPropertyDescription("The condition now; absent when there is none.") @Nullable
            Verdict after)
            implements Change {}

    /** Labels or annotations of people and programs changed. */
    record MetadataChanged(
            @JsonPropertyDescription("labels or annotations.")
            String field,

            @JsonProperty("old") @JsonPropertyDescription("The keys that changed or went, with their values before.")
            Map<String, String> before,

            @JsonProperty("new") @JsonPropertyDescription("The keys that changed or came, with their values now.")
            Map<String, String> after)
            implements Change {
        public MetadataChanged {
            before = Map.copyOf(before);
            after = Map.copyOf(after);
        }
    }
}

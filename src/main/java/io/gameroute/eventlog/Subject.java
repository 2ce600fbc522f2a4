package io.gameroute.eventlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom an event is about, as it was right after the change; of a deleted one, as it was last. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Subject(
        @JsonPropertyDescription("GameServer or GameServerSet.")
        Kind kind,

        @JsonPropertyDescription("The namespace.") String namespace,

        @JsonPropertyDescription("The name; a later server may have it again.")
        String name,

        @JsonPropertyDescription("The uid; nobody else ever has it.")
        String uid,

        @JsonPropertyDescription("The set that it belongs to.") @Nullable
        String set,

        @JsonPropertyDescription("Its id in the set.") @Nullable
        Integer ordinal,

        @JsonPropertyDescription("The state.") @Nullable String state,

        @JsonPropertyDescription("The operation state.") @Nullable
        String opsState,

        @JsonPropertyDescription("The revision of the set's template that it runs.") @Nullable
        String revision,

        @JsonPropertyDescription("The node that it is on.") @Nullable
        String node,

        @JsonPropertyDescription("Addresses for players, as host:port/protocol.")
        List<String> addresses,

        @JsonPropertyDescription("All labels.") Map<String, String> labels,

        @JsonPropertyDescription("The annotations that are not bookkeeping, up to 1,024 characters each.")
        Map<String, String> annotations) {

    static Subject of(Facts facts) {
        return new Subject(
                facts.kind(),
                facts.namespace(),
                facts.name(),
                facts.uid(),
                facts.set(),
                facts.ordinal(),
                facts.state(),
                facts.opsState(),
                facts.build() == null ? null : facts.build().revision(),
                facts.node(),
                facts.network().external(),
                facts.labels(),
                facts.annotations());
    }
}

package io.gameroute.eventlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a server is reached. Addresses are written {@code host:port/protocol}, as far as they are known. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Network(
        @JsonPropertyDescription("The network type of the set.") @Nullable
        String type,

        @JsonPropertyDescription("Ready, Waiting or NotReady; absent without a network.") @Nullable
        String state,

        @JsonPropertyDescription("Whether somebody took the server off the network.")
        boolean disabled,

        @JsonPropertyDescription("Addresses for players, as host:port/protocol.")
        List<String> external,

        @JsonPropertyDescription("Addresses inside the cluster, as host:port/protocol.")
        List<String> internal) {
    public static final Network NONE = new Network(null, null, false, List.of(), List.of());

    public Network {
        external = external == null ? List.of() : List.copyOf(external);
        internal = internal == null ? List.of() : List.copyOf(internal);
    }
}

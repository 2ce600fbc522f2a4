package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses of a game server and whether they work. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkStatus(
        @JsonPropertyDescription("Name of the network type.") @Nullable
        String networkType,

        @JsonPropertyDescription("Addresses that reach the server from inside the cluster.")
        List<NetworkAddress> internalAddresses,

        @JsonPropertyDescription("Addresses that reach the server from outside; give these to players.")
        List<NetworkAddress> externalAddresses,

        @JsonPropertyDescription("Ready, or NotReady while spec.networkDisabled is true.") @Nullable
        String desiredNetworkState,

        @JsonPropertyDescription("Ready, Waiting or NotReady.") @Nullable
        String currentNetworkState,

        @JsonPropertyDescription("When the network of the server was first asked for.") @Nullable
        String createTime,

        @JsonPropertyDescription("When desiredNetworkState last changed.") @Nullable
        String lastTransitionTime) {
    public NetworkStatus {
        internalAddresses = internalAddresses == null ? List.of() : List.copyOf(internalAddresses);
        externalAddresses = externalAddresses == null ? List.of() : List.copyOf(externalAddresses);
    }
}

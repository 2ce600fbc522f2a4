package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses of a game server and whether they work. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkStatus(
        @Nullable String networkType,
        List<NetworkAddress> internalAddresses,
        List<NetworkAddress> externalAddresses,
        @Nullable String desiredNetworkState,
        @Nullable String currentNetworkState,
        @Nullable String createTime,
        @Nullable String lastTransitionTime) {
    public NetworkStatus {
        internalAddresses = internalAddresses == null ? List.of() : List.copyOf(internalAddresses);
        externalAddresses = externalAddresses == null ? List.of() : List.copyOf(externalAddresses);
    }
}

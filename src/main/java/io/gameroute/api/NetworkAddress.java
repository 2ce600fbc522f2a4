package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One address of a game server. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkAddress(
        @Nullable String ip,
        List<NetworkPort> ports,
        @Nullable NetworkPortRange portRange,
        @Nullable String endPoint) {
    public NetworkAddress {
        ports = ports == null ? List.of() : List.copyOf(ports);
    }
}

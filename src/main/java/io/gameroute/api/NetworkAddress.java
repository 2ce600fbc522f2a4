package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One address of a game server. The schema requires {@code ip}, so an unknown one is written as an empty text. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkAddress(
        @JsonPropertyDescription("IP address; empty when only a host name is known.") @Required @Nullable
        String ip,

        @JsonPropertyDescription("Ports that reach the server at this address.")
        List<NetworkPort> ports,

        @JsonPropertyDescription("A range of ports that reach the server at this address.") @Nullable
        NetworkPortRange portRange,

        @JsonPropertyDescription("Host name or URL of the address, where there is one.") @Nullable
        String endPoint) {
    public NetworkAddress {
        ip = ip == null ? "" : ip;
        ports = ports == null ? List.of() : List.copyOf(ports);
    }
}

package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The network provider of a set and its parameters. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkSpec(
        @JsonPropertyDescription(
                "Name of the network type, such as Kubernetes-HostPort. Required; it cannot be changed later.")
        @Size(max = 253)
        @Nullable
        String networkType,

        @JsonPropertyDescription(
                "Parameters of the network type. Which exist, and what they mean, depends on the type.")
        List<NetworkConfParam> networkConf) {
    public NetworkSpec {
        networkConf = networkConf == null ? List.of() : List.copyOf(networkConf);
    }
}

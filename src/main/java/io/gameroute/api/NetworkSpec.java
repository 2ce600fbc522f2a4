package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The network provider of a set and its parameters. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkSpec(@Nullable String networkType, List<NetworkConfParam> networkConf) {
    public NetworkSpec {
        networkConf = networkConf == null ? List.of() : List.copyOf(networkConf);
    }
}

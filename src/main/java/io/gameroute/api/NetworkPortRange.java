package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** A range of ports of an address. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkPortRange(
        @JsonPropertyDescription("TCP, UDP or what else the network type offers.") @Nullable
        String protocol,

        @JsonPropertyDescription("The range, such as 500-502.") @Nullable
        String portRange) {}

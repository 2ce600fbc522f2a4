package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** One port of an address. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkPort(
        @JsonPropertyDescription("Name of the port; by convention its number in the container.") @Required
        String name,

        @JsonPropertyDescription("TCP, UDP or what else the network type offers.") @Nullable
        String protocol,

        @JsonPropertyDescription("The port at this address.") @Nullable
        IntOrString port) {}

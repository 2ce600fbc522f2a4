package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** One parameter of a network provider. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkConfParam(
        @JsonPropertyDescription("Name of the parameter, such as ContainerPorts.") @Nullable
        String name,

        @JsonPropertyDescription("Value of the parameter, as text, in the form that the network type expects.")
        @Nullable
        String value) {}

package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** The last result of one service quality, and when it last did something. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceQualityCondition(
        @JsonPropertyDescription("Name of the service quality.") @Required
        String name,

        @JsonPropertyDescription("What the probe said last: True or False; absent when there is no result yet.")
        @Nullable
        String status,

        @JsonPropertyDescription("The text that came with it: output of the command or body of the answer.") @Nullable
        String result,

        @JsonPropertyDescription("When the probe last reported.") @Nullable
        String lastProbeTime,

        @JsonPropertyDescription("The later of lastProbeTime and lastActionTransitionTime.") @Nullable
        String lastTransitionTime,

        @JsonPropertyDescription("When an action of the service quality last happened to the server.") @Nullable
        String lastActionTransitionTime) {}

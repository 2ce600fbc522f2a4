package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The last result of one service quality, and when it last did something. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceQualityCondition(
        String name,
        @Nullable String status,
        @Nullable String result,
        @Nullable String lastProbeTime,
        @Nullable String lastTransitionTime,
        @Nullable String lastActionTransitionTime) {}

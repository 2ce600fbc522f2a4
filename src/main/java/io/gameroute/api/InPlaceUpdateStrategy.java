package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Details of an update inside the running pod. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InPlaceUpdateStrategy(
        @JsonPropertyDescription("Seconds between taking a server out of service and changing its images,"
                + " so that traffic can drain; 0 or more. Default: 0.")
        @Min(0)
        @Nullable
        Integer gracePeriodSeconds) {}
